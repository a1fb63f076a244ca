package vn.dxpulse.systemtest;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Who may see whom: schemas, below producers, streams and dashboard, below app. */
class ModuleArrowsTest {

  @Test
  void pointOneWayAndNeverSideways() {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("vn.dxpulse");

    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("schemas")
        .definedBy("vn.dxpulse.schemas..")
        .layer("producers")
        .definedBy("vn.dxpulse.producers..")
        .layer("streams")
        .definedBy("vn.dxpulse.streams..")
        .layer("dashboard")
        .definedBy("vn.dxpulse.dashboard..")
        .layer("app")
        .definedBy("vn.dxpulse.app..")
        .whereLayer("app")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("producers")
        .mayOnlyBeAccessedByLayers("app")
        .whereLayer("streams")
        .mayOnlyBeAccessedByLayers("app")
        .whereLayer("dashboard")
        .mayOnlyBeAccessedByLayers("app")
        .check(classes);
  }
}
