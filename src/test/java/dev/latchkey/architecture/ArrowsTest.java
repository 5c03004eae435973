package dev.latchkey.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** Dependencies between packages point down only. */
@AnalyzeClasses(packages = House.ROOT, importOptions = ImportOption.DoNotIncludeTests.class)
class ArrowsTest {

  @ArchTest
  static final ArchRule every_class_has_a_place_on_the_map =
      classes()
          .that(are("ours", type -> !type.getPackageName().equals(House.ROOT)))
          .should(standOnAFloor());

  @ArchTest
  static final ArchRule a_package_sees_only_itself_and_the_floors_below =
      classes().should(lookDown());

  @ArchTest
  static final ArchRule there_is_no_cycle =
      slices().matching(House.ROOT + ".(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule the_jar_for_other_services_stands_alone =
      noClasses()
          .that()
          .resideOutsideOfPackage(House.ROOT + ".verifier..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(House.ROOT + ".verifier..");

  @ArchTest
  static final ArchRule a_journey_never_sees_another_journey =
      slices()
          .matching(House.ROOT + ".(*)..")
          .that(are("journeys", slice -> House.JOURNEYS.contains(slice.getNamePart(1))))
          .should()
          .notDependOnEachOther();

  private static <T> DescribedPredicate<T> are(
      String what, java.util.function.Predicate<T> predicate) {
    return DescribedPredicate.describe(what, predicate);
  }

  private static ArchCondition<JavaClass> standOnAFloor() {
    return new ArchCondition<>("stand on a floor of the house") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean placed = House.floorOf(type) >= 0;
        events.add(new SimpleConditionEvent(type, placed, type.getName() + " has no floor"));
      }
    };
  }

  private static ArchCondition<JavaClass> lookDown() {
    return new ArchCondition<>("look down only") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        type.getDirectDependenciesFromSelf().stream()
            .filter(arrow -> House.isOurs(arrow.getTargetClass()))
            .forEach(arrow -> events.add(judged(arrow)));
      }
    };
  }

  private static SimpleConditionEvent judged(Dependency arrow) {
    JavaClass from = arrow.getOriginClass();
    JavaClass to = arrow.getTargetClass();
    boolean down =
        House.packageOf(from).equals(House.packageOf(to))
            || House.floorOf(from) < House.floorOf(to);
    return new SimpleConditionEvent(arrow, down, arrow.getDescription());
  }
}
