package vn.dxpulse.streams;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final JavaClasses STREAMS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("vn.dxpulse.streams");

  private static final String[] PURE = {
    "vn.dxpulse.streams.pane..",
    "vn.dxpulse.streams.kpi..",
    "vn.dxpulse.streams.entity..",
    "vn.dxpulse.streams.rollup..",
    "vn.dxpulse.streams.target..",
    "vn.dxpulse.streams.alert..",
    "vn.dxpulse.streams.ledger..",
    "vn.dxpulse.streams.stored.."
  };

  @Nested
  class PureCore {

    @Test
    void knowsNeitherKafkaNorAvroNorTheNetwork() {
      noClasses()
          .that()
          .resideInAnyPackage(PURE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.kafka..", "org.apache.avro..", "io.confluent..", "java.net.http..")
          .check(STREAMS);
    }

    @Test
    void knowsNoClock() {
      noClasses()
          .that()
          .resideInAnyPackage(PURE)
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(Clock.class)
          .orShould()
          .accessTargetWhere(readsTheHostClock())
          .check(STREAMS);
    }

    private DescribedPredicate<JavaAccess<?>> readsTheHostClock() {
      Set<String> clocks =
          Set.of("java.lang.System.currentTimeMillis", "java.lang.System.nanoTime");
      return DescribedPredicate.describe(
          "it reads the host clock",
          access -> {
            String target = access.getTargetOwner().getName() + "." + access.getTarget().getName();
            return clocks.contains(target)
                || (target.startsWith("java.time.") && target.endsWith(".now"));
          });
    }
  }

  @Nested
  class Dependencies {

    @Test
    void ofDecodeExpressionsAndCatalogueStayClearOfKafka() {
      noClasses()
          .that()
          .resideInAnyPackage(
              "vn.dxpulse.streams.decode..",
              "vn.dxpulse.streams.expression..",
              "vn.dxpulse.streams.catalogue..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.kafka..")
          .check(STREAMS);
    }

    @Test
    void onKafkaStreamsInternalsAreConfinedToTwoClasses() {
      noClasses()
          .that()
          .haveNameNotMatching(
              "vn\\.dxpulse\\.streams\\.topology\\.(CommitHookStore|CommitForwarder)(\\$.*)?")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.kafka.streams..internals..")
          .check(STREAMS);
    }

    @Test
    void onOtherModulesStopAtSchemas() {
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "vn.dxpulse.producers..", "vn.dxpulse.dashboard..", "vn.dxpulse.app..")
          .check(STREAMS);
    }
  }

  @Test
  void noClassIsNamedForWhatItIsNot() {
    noClasses()
        .should()
        .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)(\\$.*)?")
        .check(STREAMS);
  }

  @Test
  void staticFieldsAreFinal() {
    fields().that().areStatic().should().beFinal().check(STREAMS);
  }

  @Test
  void nothingLogsPastSlf4j() {
    GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(STREAMS);
    GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(STREAMS);
  }
}
