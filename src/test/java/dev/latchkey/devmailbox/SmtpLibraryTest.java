package dev.latchkey.devmailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The SMTP library is in the WAR for development. Production does not load it. */
class SmtpLibraryTest {
  private static final String PACKAGE = "dev.latchkey.devmailbox.";

  /** As in production, up to the library: a class that needs it cannot be used. */
  private static final class WithoutTheLibrary extends ClassLoader {
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith("org.subethamail.")) {
        throw new ClassNotFoundException(name);
      }
      if (!name.startsWith(PACKAGE)) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? define(name) : loaded;
      }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
        byte[] bytes = file.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException unreadable) {
        throw new ClassNotFoundException(name, unreadable);
      }
    }

    /** A container looks at all of this in every bean and servlet. */
    boolean canInspect(String name) {
      try {
        Class<?> type = loadClass(name);
        return type.getDeclaredFields().length
                + type.getDeclaredMethods().length
                + type.getDeclaredConstructors().length
            >= 0;
      } catch (ClassNotFoundException | NoClassDefFoundError missing) {
        return false;
      }
    }
  }

  private static List<String> classes() throws Exception {
    Path classes =
        Path.of(
            DevelopmentMailbox.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.list(classes.resolve(PACKAGE.replace('.', '/')))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".class") && !file.equals("package-info.class"))
          .map(file -> PACKAGE + file.replace(".class", ""))
          .toList();
    }
  }

  @Test
  void only_two_classes_need_it_and_neither_is_a_bean() throws Exception {
    WithoutTheLibrary loader = new WithoutTheLibrary();
    assertThat(classes().stream().filter(name -> !loader.canInspect(name)))
        .containsExactlyInAnyOrder(PACKAGE + "IncomingMail", PACKAGE + "SmtpReceiver");
  }

  @Test
  void a_mailbox_that_is_not_started_works_without_it() throws Exception {
    Class<?> mailbox = new WithoutTheLibrary().loadClass(PACKAGE + "DevelopmentMailbox");
    Object unused = mailbox.getConstructor(java.time.Clock.class).newInstance((Object) null);
    assertThat(mailbox.getMethod("isRunning").invoke(unused)).isEqualTo(false);
    assertThat(mailbox.getMethod("mails").invoke(unused)).isEqualTo(List.of());
    mailbox.getMethod("stop").invoke(unused);
  }
}
