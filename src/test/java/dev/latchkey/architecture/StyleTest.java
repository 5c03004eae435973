package dev.latchkey.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.sun.jna.Library;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import dev.latchkey.delivery.Channel;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import java.util.function.Predicate;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.eclipse.microprofile.metrics.Metadata;

/** Rules for classes: names, number of methods, visibility. */
@AnalyzeClasses(packages = House.ROOT, importOptions = ImportOption.DoNotIncludeTests.class)
class StyleTest {

  private static final Pattern EMPTY_NAME =
      Pattern.compile(".*(Impl|Utils?|Helper|Manager|Service|Processor|DTO|Dto)");

  private static final Pattern SENSITIVE = Pattern.compile("(?i).*(token|password|jwk|mailtext).*");

  @ArchTest
  static final ArchRule a_name_is_a_role_or_a_word_of_the_trade =
      noClasses()
          .should(be("named emptily", type -> EMPTY_NAME.matcher(type.getSimpleName()).matches()));

  @ArchTest
  static final ArchRule an_interface_has_more_than_one_implementation =
      classes()
          .that()
          .areInterfaces()
          .and()
          .areNotAnnotations()
          .and()
          .areNotAnnotatedWith(FunctionalInterface.class)
          .and()
          .doNotHaveSimpleName("package-info")
          .and()
          // JNA implements this interface with the functions of a native library.
          .areNotAssignableTo(Library.class)
          .and()
          // Mails are the first kind of message in the outbox; webhooks will follow.
          .areNotAssignableTo(Channel.class)
          .should(be("implemented twice", type -> type.getAllSubclasses().size() > 1));

  /**
   * So the dashboard and the docs can be compared with one list. The verifier is a jar for others.
   */
  @ArchTest
  static final ArchRule every_metric_is_in_one_list =
      noClasses()
          .that()
          .resideOutsideOfPackages(House.ROOT + ".metric", House.ROOT + ".verifier")
          .should()
          .callMethod(Metadata.class, "builder")
          .orShould()
          .callMethod(Metadata.class, "builder", Metadata.class);

  @ArchTest
  static final ArchRule an_entity_has_no_setter =
      noMethods()
          .that()
          .areDeclaredInClassesThat()
          .areAnnotatedWith(Entity.class)
          .should()
          .haveNameMatching("set[A-Z].*");

  @ArchTest
  static final ArchRule an_entity_keeps_its_fields_to_itself =
      fields()
          .that()
          .areDeclaredInClassesThat()
          .areAnnotatedWith(Entity.class)
          // A constant, such as the name of a query, is not a persistent field.
          .and()
          .areNotStatic()
          .and(
              DescribedPredicate.describe(
                  "are written in the source",
                  field ->
                      !field.getModifiers().contains(JavaModifier.SYNTHETIC)
                          && !field.getName().startsWith("_persistence")))
          .should()
          .bePrivate();

  @ArchTest
  static final ArchRule a_use_case_has_one_public_method =
      classes()
          .that(are("use cases", StyleTest::isUseCase))
          .should(be("of one public method", type -> publicMethods(type) == 1));

  @ArchTest
  static final ArchRule no_transaction_is_open_while_a_password_is_hashed =
      classes()
          .that(are("calling the hasher", StyleTest::hashes))
          .should(be("without a transaction", StyleTest::isWithoutTransaction));

  /** Payara's proxy of a bean casts a result to its class, which it must be able to see. */
  @ArchTest
  static final ArchRule a_bean_returns_only_what_its_proxy_can_see =
      methods()
          .that()
          .arePublic()
          .and()
          .areDeclaredInClassesThat()
          .areAnnotatedWith(Stateless.class)
          .should()
          .haveRawReturnType(
              are("public", type -> type.getModifiers().contains(JavaModifier.PUBLIC)));

  @ArchTest
  static final ArchRule what_a_journey_holds_never_reaches_a_log =
      noClasses()
          .that(are("journeys or resources", type -> House.isJourney(type) || isResource(type)))
          .should()
          .dependOnClassesThat()
          .areAssignableTo(Logger.class);

  @ArchTest
  static final ArchRule a_record_that_holds_a_secret_does_not_show_it =
      classes()
          .that(are("records that hold a secret", StyleTest::holdsSecret))
          .should(be("silent", StyleTest::declaresToString));

  @ArchTest
  static final ArchRule nothing_is_printed =
      noClasses()
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .orShould()
          .callMethod(Throwable.class, "printStackTrace");

  @ArchTest
  static final ArchRule a_public_method_of_ours_never_returns_an_entity_manager =
      methods().that().arePublic().should().notHaveRawReturnType(EntityManager.class);

  private static boolean isUseCase(JavaClass type) {
    boolean collection =
        type.getDirectDependenciesFromSelf().stream()
            .anyMatch(arrow -> arrow.getTargetClass().isAssignableTo(EntityManager.class));
    return type.isAnnotatedWith(Stateless.class)
        && !collection
        && type.getRawInterfaces().isEmpty()
        && !type.getSimpleName().endsWith("Transaction");
  }

  private static long publicMethods(JavaClass type) {
    return type.getMethods().stream()
        .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
        .count();
  }

  private static boolean hashes(JavaClass type) {
    return type.getMethodCallsFromSelf().stream()
        .anyMatch(
            call ->
                call.getTargetOwner().getSimpleName().equals("PasswordHasher")
                    && call.getName().matches("hash|matches.*")
                    && House.isJourney(type));
  }

  private static boolean isWithoutTransaction(JavaClass type) {
    return type.tryGetAnnotationOfType(TransactionAttribute.class)
        .map(attribute -> attribute.value() == TransactionAttributeType.NOT_SUPPORTED)
        .orElse(false);
  }

  private static boolean isResource(JavaClass type) {
    return House.outermost(type).getSimpleName().endsWith("Resource");
  }

  private static boolean holdsSecret(JavaClass type) {
    return type.isRecord()
        && type.getFields().stream()
            .anyMatch(
                field ->
                    SENSITIVE.matcher(field.getRawType().getSimpleName()).matches()
                        || SENSITIVE.matcher(field.getName()).matches()
                            && field.getRawType().isEquivalentTo(String.class));
  }

  /** javac makes a generated toString of a record final; a hand-written one is not. */
  private static boolean declaresToString(JavaClass type) {
    return !type.getMethod("toString").getModifiers().contains(JavaModifier.FINAL);
  }

  private static DescribedPredicate<JavaClass> are(String what, Predicate<JavaClass> predicate) {
    return DescribedPredicate.describe(what, predicate);
  }

  private static ArchCondition<JavaClass> be(String what, Predicate<JavaClass> predicate) {
    return ArchCondition.from(DescribedPredicate.describe(what, predicate));
  }
}
