package se.minasidor.portal;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.interceptor.Interceptor;
import java.util.List;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.TenantScoped;

/** How the modules hang together. A module's root package is its API, the rest is its own. */
@AnalyzeClasses(packages = "se.minasidor", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final List<String> MODULES =
            List.of("tenancy", "mail", "customers", "accounts", "login");

    /** Every package that a rule names on its right side, where a misspelling would pass unseen. */
    private static final List<String> PACKAGES_NAMED_IN_RULES =
            List.of(
                    "se.minasidor.tenancy.folders",
                    "se.minasidor.login.customernumber",
                    "se.minasidor.customers.imports",
                    "se.minasidor.portal");

    @ArchTest
    static void aModulesSubPackagesAreItsOwn(JavaClasses classes) {
        for (String module : MODULES) {
            noClasses()
                    .that()
                    .resideOutsideOfPackage("se.minasidor." + module + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("se.minasidor." + module + ".*..")
                    .check(classes);
        }
    }

    @ArchTest
    static final ArchRule modulesFormNoCycle =
            slices().matching("se.minasidor.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyPagesKnowFaces =
            noClasses()
                    .that()
                    .haveNameNotMatching(".*Page(\\$.*)?")
                    .and()
                    .resideOutsideOfPackages(
                            "se.minasidor.portal.routes..", "se.minasidor.portal.parts..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("jakarta.faces..");

    @ArchTest
    static final ArchRule onlyClientsSpeakHttpToOthers =
            noClasses()
                    .that()
                    .haveNameNotMatching(".*Client(\\$.*)?")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("jakarta.ws.rs.client..", "java.net.http..");

    @ArchTest
    static final ArchRule thePortalIsNobodysFoundation =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("se.minasidor.portal..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("se.minasidor.portal..");

    @ArchTest
    static void everyPackageNamedInARuleExists(JavaClasses classes) {
        for (String name : PACKAGES_NAMED_IN_RULES) {
            assertTrue(classes.containPackage(name), name + " is named in a rule but is missing");
        }
    }

    @ArchTest
    static void everyUseCaseOfATenantTakesTheTenantFirst(JavaClasses classes) {
        for (JavaClass type : classes) {
            if (type.isAnnotatedWith(Interceptor.class)) {
                continue;
            }
            boolean all = type.isAnnotatedWith(TenantScoped.class);
            for (JavaMethod method : type.getMethods()) {
                boolean scoped = method.isAnnotatedWith(TenantScoped.class);
                if (scoped || all && method.getModifiers().contains(JavaModifier.PUBLIC)) {
                    List<JavaClass> parameters = method.getRawParameterTypes();
                    assertTrue(
                            !parameters.isEmpty()
                                    && parameters.get(0).isEquivalentTo(TenantId.class),
                            method.getFullName() + " must take a TenantId first");
                }
            }
        }
    }
}
