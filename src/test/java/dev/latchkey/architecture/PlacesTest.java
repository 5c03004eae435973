package dev.latchkey.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.latchkey.database.ExpiredRows;
import dev.latchkey.web.RequestFilter;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.servlet.http.HttpServlet;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Which packages may use the database, HTTP, the clock, random numbers and cryptography. */
@AnalyzeClasses(
    packages = House.ROOT,
    importOptions = {ImportOption.DoNotIncludeTests.class, House.OfTheServer.class})
class PlacesTest {

  /** The entities of collections whose name is not a plural. */
  private static final Map<String, String> NAMED_OTHERWISE =
      Map.of(
          "Outbox", "OutboxMessage",
          "OutboxClaims", "OutboxMessage",
          "LiveSessions", "Session",
          "MailedTickets", "Ticket",
          "WebhookDeliveries", "WebhookDelivery",
          "AuditTrail", "AuditEvent");

  @ArchTest
  static final ArchRule only_a_stored_collection_has_an_entity_manager =
      noClasses()
          .that(named("no collections", type -> !isCollection(type)))
          .and(named("no queries of an operator's lists", type -> !isOperatorsQuery(type)))
          // Deletes rows of all entities.
          .and(named("no purge", type -> !type.isEquivalentTo(ExpiredRows.class)))
          .should()
          .dependOnClassesThat()
          .areAssignableTo(EntityManager.class);

  @ArchTest
  static final ArchRule only_what_looks_after_the_database_has_a_data_source =
      noClasses()
          .that(
              resideOutsideOfPackages(
                  House.ROOT + ".startup",
                  House.ROOT + ".health",
                  House.ROOT + ".liberty",
                  House.ROOT + ".migration",
                  House.ROOT + ".database"))
          .should()
          .dependOnClassesThat(resideInAPackage("javax.sql"));

  @ArchTest
  static final ArchRule jax_rs_stays_in_resources_mappers_filters_body_readers_and_writers =
      noClasses()
          .that(named("not made for HTTP", type -> !speaksJaxRs(House.outermost(type))))
          .should()
          .dependOnClassesThat(resideInAPackage("jakarta.ws.rs.."));

  @ArchTest
  static final ArchRule nothing_stands_on_a_resource =
      noClasses()
          .that(named("outside of it", type -> !isResource(House.outermost(type))))
          .should()
          .dependOnClassesThat(named("a resource", type -> isResource(House.outermost(type))));

  /** Resources need a session unless they say otherwise; LiveSessionFilter enforces that. */
  @ArchTest
  static final ArchRule a_servlet_that_answers_everybody_says_so =
      classes().that().areAssignableTo(HttpServlet.class).should().beAnnotatedWith(PermitAll.class);

  /**
   * Payara asks for a login before a method with one of these, although the call was checked
   * already, and its 401 takes the place of the answer.
   */
  @ArchTest
  static final ArchRule a_resource_is_open_or_closed_as_a_whole =
      noMethods()
          .should()
          .beAnnotatedWith(PermitAll.class)
          .orShould()
          .beAnnotatedWith(RolesAllowed.class)
          .orShould()
          .beAnnotatedWith(DenyAll.class);

  @ArchTest
  static final ArchRule time_is_asked_for_and_never_looked_up =
      noClasses()
          .that(resideOutsideOfPackages(House.ROOT + ".runtime"))
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(Clock.class, "systemDefaultZone")
          .orShould()
          .callConstructor(Date.class);

  /** It returns at once if the thread was unparked before. */
  @ArchTest
  static final ArchRule nothing_pauses_by_parking =
      noClasses().should().dependOnClassesThat().areAssignableTo(LockSupport.class);

  @ArchTest
  static final ArchRule chance_is_made_in_one_package =
      noClasses()
          .that(resideOutsideOfPackages(House.ROOT + ".seal"))
          .should()
          .dependOnClassesThat()
          .areAssignableTo(SecureRandom.class);

  @ArchTest
  static final ArchRule no_chance_that_can_be_guessed_is_used =
      noClasses()
          // Its ids identify requests in the log; they grant no access.
          .that(named("no request filter", type -> !type.isEquivalentTo(RequestFilter.class)))
          .should()
          .dependOnClassesThat(
              named(
                  "a guessable generator",
                  type ->
                      type.isAssignableTo(Random.class)
                          && !type.isAssignableTo(SecureRandom.class)))
          .orShould()
          .callMethod(Math.class, "random");

  @ArchTest
  static final ArchRule cryptography_stays_with_secrets_and_tokens =
      noClasses()
          .that(
              resideOutsideOfPackages(
                  House.ROOT + ".argon2",
                  House.ROOT + ".foreignhash..",
                  House.ROOT + ".credential",
                  House.ROOT + ".key",
                  House.ROOT + ".seal",
                  House.ROOT + ".token"))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "javax.crypto..", "org.bouncycastle..", "com.goterl..", "com.nimbusds..");

  @ArchTest
  static final ArchRule settings_are_read_by_their_reader_alone =
      noClasses()
          .that(resideOutsideOfPackages(House.ROOT + ".setting"))
          .should()
          .dependOnClassesThat()
          .areAssignableTo(ConfigProperty.class)
          .orShould()
          .callMethod(Config.class, "getValue", String.class, Class.class)
          .orShould()
          .callMethod(Config.class, "getOptionalValue", String.class, Class.class)
          .orShould()
          .callMethod(System.class, "getenv", String.class);

  /** A bean whose name is the plural of an entity in its package, or one of the few exceptions. */
  private static boolean isCollection(JavaClass type) {
    String name = type.getSimpleName();
    return type.isAnnotatedWith(Stateless.class)
        && type.getPackage().getClasses().stream()
            .filter(other -> other.isAnnotatedWith(Entity.class))
            .map(JavaClass::getSimpleName)
            .anyMatch(entity -> isPlural(name, entity) || entity.equals(NAMED_OTHERWISE.get(name)));
  }

  /** An operator's lists read what no collection needs, often of several entities at once. */
  private static boolean isOperatorsQuery(JavaClass type) {
    return type.isAnnotatedWith(Stateless.class)
        && type.getPackageName().startsWith(House.ROOT + ".admin.")
        && type.getSimpleName().endsWith("Queries");
  }

  private static boolean isPlural(String name, String entity) {
    return name.equals(entity + "s") || name.equals(entity + "es");
  }

  private static boolean isResource(JavaClass type) {
    return House.isOurs(type) && type.getSimpleName().endsWith("Resource");
  }

  private static boolean speaksJaxRs(JavaClass type) {
    String name = type.getSimpleName();
    return isResource(type)
        || name.endsWith("Mapper")
        || name.endsWith("Filter")
        || type.isAssignableTo(MessageBodyReader.class)
        || type.isAssignableTo(MessageBodyWriter.class)
        || type.isAssignableTo(Application.class);
  }

  private static DescribedPredicate<JavaClass> named(
      String what, java.util.function.Predicate<JavaClass> predicate) {
    return DescribedPredicate.describe(what, predicate);
  }
}
