package se.minasidor.portal.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.TenantScoped;

/**
 * One tenant cannot see or change what belongs to another, whatever use case it calls and whatever
 * ids it has got hold of. Every use case there is gets called, so a new one is covered the day it
 * is written. Runs inside the server, on a data source with a single connection, so that nothing
 * can be hidden by connections that happen to be fresh.
 */
@ExtendWith(ArquillianExtension.class)
class IsolationIT {

    private static final TenantId ALFA = new TenantId("alfa");
    private static final TenantId BETA = new TenantId("beta");

    @Inject private BeanManager beans;

    @Resource(lookup = "java:app/jdbc/minasidor")
    private DataSource pool;

    @PersistenceContext(unitName = "minasidor")
    private EntityManager entities;

    /**
     * The built WAR; only its filters, which want a tenant's host, step aside for the test runner.
     */
    @Deployment
    static WebArchive portal() {
        WebArchive war = Surroundings.war();
        String web = read(war, "WEB-INF/web.xml");
        web =
                web.replaceAll("(?s)<filter-mapping>.*?</filter-mapping>", "")
                        .replaceAll("<initial-pool-size>\\d+", "<initial-pool-size>1")
                        .replaceAll("<min-pool-size>\\d+", "<min-pool-size>1")
                        .replaceAll("<max-pool-size>\\d+", "<max-pool-size>1");
        war.delete("WEB-INF/web.xml");
        war.setWebXML(new StringAsset(web));
        return war.addClasses(Probes.class, AlfasRows.class);
    }

    private static String read(WebArchive war, String path) {
        try (var stream = war.get(path).getAsset().openStream()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void noUseCaseShowsOrChangesAnotherTenantsRows() throws Exception {
        AlfasRows alfa = new AlfasRows();
        alfa.seed();
        String before = alfa.fingerprint();
        assertFalse(before.contains("=0 "), "every table has a row of alfa: " + before);

        // alfa first, so that whatever is cached is warm with alfa's rows
        List<String> called = new ArrayList<>();
        callEverything(ALFA, alfa, false, called);
        alfa.seed();
        before = alfa.settled();

        Set<String> leaks = new TreeSet<>();
        for (int round = 0; round < 2; round++) {
            leaks.addAll(callEverything(BETA, alfa, true, called));
            failATransaction();
        }
        assertTrue(called.size() > 20, "use cases were found and called: " + called);
        assertEquals(Set.of(), leaks);
        assertEquals(before, alfa.fingerprint(), "alfa's rows are as they were");
    }

    @Test
    void withoutATenantNothingIsSeen() throws Exception {
        AlfasRows alfa = new AlfasRows();
        alfa.seed();
        for (String table : alfa.tables()) {
            Number rows =
                    (Number)
                            entities.createNativeQuery("select count(*) from " + table)
                                    .getSingleResult();
            assertEquals(0, rows.intValue(), table);
        }
    }

    /**
     * Calls every use case as that tenant with alfa's ids; returns what came back that is alfa's.
     */
    private Set<String> callEverything(
            TenantId as, AlfasRows alfa, boolean lookForLeaks, List<String> called) {
        Set<String> leaks = new TreeSet<>();
        for (Map.Entry<Bean<?>, List<Method>> entry : useCases().entrySet()) {
            Object bean =
                    beans.getReference(
                            entry.getKey(),
                            entry.getKey().getBeanClass(),
                            beans.createCreationalContext(entry.getKey()));
            for (Method method : entry.getValue()) {
                for (Object[] arguments : Probes.arguments(method, as, alfa.values())) {
                    called.add(method.getDeclaringClass().getSimpleName() + "." + method.getName());
                    try {
                        Object result = method.invoke(bean, arguments);
                        if (lookForLeaks && Probes.shows(result, AlfasRows.CANARY)) {
                            leaks.add(method.toString());
                        }
                    } catch (InvocationTargetException refused) {
                        if (lookForLeaks
                                && String.valueOf(refused.getCause()).contains(AlfasRows.CANARY)) {
                            leaks.add(method + " in its exception");
                        }
                    } catch (IllegalAccessException e) {
                        throw new IllegalStateException(e);
                    }
                }
            }
        }
        return leaks;
    }

    private Map<Bean<?>, List<Method>> useCases() {
        Map<Bean<?>, List<Method>> found = new LinkedHashMap<>();
        for (Bean<?> bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
            Class<?> type = bean.getBeanClass();
            if (!type.getName().startsWith("se.minasidor.")
                    || bean.getScope() == RequestScoped.class) {
                continue;
            }
            List<Method> methods = new ArrayList<>();
            for (Method method : type.getDeclaredMethods()) {
                boolean scoped =
                        method.isAnnotationPresent(TenantScoped.class)
                                || type.isAnnotationPresent(TenantScoped.class)
                                        && Modifier.isPublic(method.getModifiers());
                if (scoped && !method.isSynthetic()) {
                    method.setAccessible(true);
                    methods.add(method);
                }
            }
            methods.sort(Comparator.comparing(Method::toString));
            if (!methods.isEmpty()) {
                found.put(bean, methods);
            }
        }
        return found;
    }

    /** Gives a connection back to the pool in the middle of alfa's failed transaction. */
    private void failATransaction() {
        try (Connection connection = pool.getConnection();
                Statement sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            sql.execute("select set_config('app.tenant', 'alfa', true)");
            sql.execute("select 1 / 0");
        } catch (SQLException divisionByZero) {
            // that is what was wanted
        }
    }
}
