package se.minasidor.login.passwords;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.testing.Database;

/** Each transaction has a connection of its own, as two requests at once have. */
class CredentialsTest {

    private static final TenantId ALFA = new TenantId("alfa");

    private static Database database;
    private final UUID person = UUID.randomUUID();

    @BeforeAll
    static void start() throws Exception {
        database = new Database("V1_0__tenancy", "V1_3__accounts", "V1_4__login");
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    @BeforeEach
    void somebodyHasAPassword() {
        database.in(
                ALFA,
                sql ->
                        sql.update(
                                """
                                insert into person (tenant_id, id, party_key, created_at)
                                values ('alfa', ?, ?, now())
                                """,
                                person,
                                person.toString()));
        with(credentials -> store(credentials, "old"));
    }

    private <T> T with(Function<Credentials, T> work) {
        return database.in(ALFA, sql -> work.apply(new Credentials(sql, Clock.systemUTC())));
    }

    private boolean store(Credentials credentials, String phc) {
        credentials.store(ALFA, person, phc);
        return true;
    }

    private boolean holds(String phc) {
        return with(credentials -> credentials.hold(ALFA, person, phc));
    }

    @Test
    void aPasswordThatWasChangedWhileItWasComparedOpensNothing() {
        assertTrue(holds("old"));
        with(credentials -> store(credentials, "new"));
        assertFalse(holds("old"));
        assertTrue(holds("new"));
    }

    @Test
    void whoChangesAPasswordWaitsForThoseWhoAreJustComingInWithTheOldOne() {
        CompletableFuture<Boolean> changing =
                with(
                        credentials -> {
                            assertTrue(credentials.hold(ALFA, person, "old"));
                            CompletableFuture<Boolean> other =
                                    CompletableFuture.supplyAsync(
                                            () -> with(later -> store(later, "new")));
                            othersWait();
                            assertFalse(other.isDone());
                            return other;
                        });
        assertTrue(changing.join());
        assertTrue(holds("new"));
    }

    private static void othersWait() {
        try {
            database.awaitWaiting();
        } catch (SQLException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
