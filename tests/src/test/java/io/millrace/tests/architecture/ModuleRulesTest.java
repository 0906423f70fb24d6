/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.ObjectInputStream;

/** The arrows between modules and the things no library class may touch. */
@AnalyzeClasses(packages = "io.millrace", importOptions = LibraryClasses.class)
class ModuleRulesTest {

    @ArchTest
    static final ArchRule SYSTEM_MODULES_NEVER_SEE_EACH_OTHER =
            slices().matching("io.millrace.(erp|mes|wms|quality)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule ERPS_NEVER_SEE_EACH_OTHER = slices().matching("io.millrace.erp.(sap|tryton|rest|costing)..")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule THE_CORE_KNOWS_NO_SYSTEM = noClasses()
            .that()
            .resideInAnyPackage("io.millrace.core..", "io.millrace.canonical..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.millrace.erp..", "io.millrace.mes..", "io.millrace.wms..", "io.millrace.quality..");

    @ArchTest
    static final ArchRule THE_MODEL_KNOWS_NO_ROUTES = noClasses()
            .that()
            .resideInAPackage("io.millrace.canonical..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.millrace.core..");

    @ArchTest
    static final ArchRule THE_MODEL_USES_CAMEL_ONLY_IN_TRANSFORM = noClasses()
            .that()
            .resideInAPackage("io.millrace.canonical..")
            .and()
            .resideOutsideOfPackage("io.millrace.canonical.transform..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.camel..");

    @ArchTest
    static final ArchRule A_MAPPER_IS_A_PLAIN_FUNCTION = noClasses()
            .that()
            .resideInAnyPackage("..mapping..", "..wire..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.camel..", "java.sql..", "java.net.http..", "io.vertx..");

    @ArchTest
    static final ArchRule THE_MODEL_HAS_NO_CYCLES =
            slices().matching("io.millrace.canonical.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NO_CONTAINER_IN_A_LIBRARY = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "io.quarkus..", "jakarta.enterprise..");

    @ArchTest
    static final ArchRule NO_JAVA_SERIALIZATION =
            noClasses().should().dependOnClassesThat().areAssignableTo(ObjectInputStream.class);
}
