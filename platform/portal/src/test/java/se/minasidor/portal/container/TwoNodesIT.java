package se.minasidor.portal.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Two server processes on one database are one portal, also when one of them dies. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoNodesIT {

    private static final String GAMMA = "gamma.localhost";
    private static final String PASSWORD = "en lugn kväll vid ån 17";
    private static final String WRONG = "fel lösenord hela dagen";

    private static Node one;
    private static Node two;
    private static List<Resident> residents;

    @BeforeAll
    static void twoNodes() throws SQLException {
        CompletableFuture<Node> other = CompletableFuture.supplyAsync(Node::start);
        one = Node.start();
        two = other.join();
        residents =
                Resident.bringIn(
                        one,
                        "193502168788",
                        "193503189049",
                        "193505296776",
                        "193601037710",
                        "193601286499");
    }

    @AfterAll
    static void stop() {
        one.close();
        two.close();
    }

    @BeforeEach
    void nothingTriedYet() throws SQLException {
        Resident.sql("delete from login_attempt");
    }

    @Test
    @Order(1)
    void aSessionIsOneSessionOnBoth() {
        Visitor visitor = signedUp(residents.get(0));
        assertTrue(visitor.isIn() && visitor.at(two).isIn());
        Visitor copy = visitor.on(Resident.HOST);
        assertEquals(303, visitor.at(two).post("/logga-ut", Map.of()).statusCode());
        assertFalse(copy.isIn(), "node one still knows it");
        assertFalse(copy.at(two).isIn(), "node two still knows it");
    }

    @Test
    @Order(2)
    void aLinkPostedFiftyTimesAtOnceWorksOnce() throws Exception {
        Resident resident = residents.get(1);
        Visitor visitor = Visitor.of(one, Resident.HOST);
        visitor.get(resident.askForLink(visitor));
        assertTrue(visitor.mayChoose());
        List<Callable<HttpResponse<String>>> posts = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Visitor at = visitor.on(Resident.HOST).at(i % 2 == 0 ? one : two);
            at.post("/losenord", Map.of()); // reads the form token beforehand
            String password = "en lugn kväll nummer " + i + " vid ån";
            posts.add(() -> at.choosePassword(password));
        }
        List<HttpResponse<String>> answers = together(posts);
        List<Integer> winners =
                IntStream.range(0, answers.size())
                        .filter(i -> answers.get(i).statusCode() == 303)
                        .boxed()
                        .toList();
        assertEquals(1, winners.size(), winners.toString());
        Visitor owner = Visitor.of(two, Resident.HOST);
        owner.logIn(resident.number(), "en lugn kväll nummer " + winners.get(0) + " vid ån");
        assertTrue(owner.isIn(), "the password that was accepted is the one that works");
    }

    @Test
    @Order(3)
    void guessesAreCountedOverBothAndTheOwnerNeedNotWait() throws SQLException {
        Resident resident = residents.get(2);
        Visitor owner = signedUp(resident);
        for (int guess = 0; guess < 5; guess++) {
            Visitor stranger = Visitor.of(guess % 2 == 0 ? one : two, Resident.HOST);
            assertEquals(422, stranger.logIn(resident.number(), WRONG).statusCode());
        }
        for (Node node : List.of(one, two)) {
            // however slow this computer: nobody waits longer because a time is ahead
            Resident.sql("update login_attempt set last_at = now() + interval '1 hour'");
            HttpResponse<String> slowed =
                    Visitor.of(node, Resident.HOST).logIn(resident.number(), PASSWORD);
            assertEquals(429, slowed.statusCode());
            assertTrue(slowed.headers().firstValueAsLong("Retry-After").orElse(0) >= 1);
            assertEquals(
                    303, owner.at(node).logIn(resident.number(), PASSWORD).statusCode(), "owner");
        }
    }

    @Test
    @Order(4)
    void aMailedCodePostedFiftyTimesAtOnceMakesOneAccountAndOneSession() throws Exception {
        Newcomer newcomer = Newcomer.at(one);
        newcomer.begin();
        newcomer.ask();
        String code = newcomer.code(1);
        long people = Resident.count("select count(*) from person");
        List<Callable<HttpResponse<String>>> posts = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Visitor copy = newcomer.visitor().on(Newcomer.HOST).at(i % 2 == 0 ? one : two);
            copy.post("/losenord", Map.of()); // reads the form token beforehand
            posts.add(() -> newcomer.in(copy).type(code));
        }
        List<String> places =
                together(posts).stream()
                        .map(answer -> answer.headers().firstValue("Location").orElse(""))
                        .toList();
        assertEquals(
                1, places.stream().filter("/forsta-gangen"::equals).count(), places.toString());
        assertEquals(people + 1, Resident.count("select count(*) from person"));
        Newcomer later = newcomer.in(Visitor.of(two, Newcomer.HOST));
        assertEquals(303, later.logIn(newcomer.password()).statusCode());
    }

    @Test
    @Order(4)
    void anAnswerOfAProviderPostedFiftyTimesAtOnceWorksOnceAndSoDoesTheInvoice() throws Exception {
        Visitor visitor = Visitor.of(one, GAMMA);
        Map<String, String> query =
                ForgingProvider.fields(
                        URI.create(location(visitor.get("/logga-in/plain"))).getRawQuery());
        String subject = "subject-" + UUID.randomUUID();
        List<Visitor> browsers = new ArrayList<>();
        List<Callable<String>> answers = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Visitor copy = visitor.on(GAMMA).at(i % 2 == 0 ? one : two);
            browsers.add(copy);
            String address = "/logga-in/plain/svar?state=" + query.get("state");
            String code = honest(subject, query); // one each: not the provider counts, but we
            answers.add(() -> location(copy.get(address + "&code=" + code)));
        }
        List<String> places = together(answers);
        assertEquals(
                1, places.stream().filter("/forsta-gangen"::equals).count(), places.toString());

        Visitor newcomer = browsers.get(places.indexOf("/forsta-gangen"));
        String number = customerWithInvoice();
        Map<String, String> invoice =
                Map.of(
                        "steg",
                        "invoicenumber",
                        "kundnummer",
                        number,
                        "fakturanummer",
                        number + "01");
        List<Callable<String>> posts = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Visitor copy = newcomer.on(GAMMA).at(i % 2 == 0 ? one : two);
            copy.post("/forsta-gangen", Map.of("steg", "none")); // reads the form token beforehand
            posts.add(() -> location(copy.post("/forsta-gangen", invoice)));
        }
        long sessions = Resident.count("select count(*) from portal_session");
        places = together(posts);
        assertEquals(1, places.stream().filter("/oversikt"::equals).count(), places.toString());
        assertEquals(sessions + 1, Resident.count("select count(*) from portal_session"));
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("" + answer.statusCode());
    }

    private static String honest(String subject, Map<String, String> query) {
        ForgingProvider provider = Surroundings.providers();
        return provider.code(
                query.get("code_challenge"),
                provider.signed(
                        provider.honest("plain", "client-gamma", subject, query.get("nonce"))
                                .build()));
    }

    private static String customerWithInvoice() throws SQLException {
        String id = UUID.randomUUID().toString();
        String number = "Q" + id.substring(0, 8).toUpperCase(Locale.ROOT);
        Resident.sql(
                """
                insert into customer (tenant_id, id, external_id, customer_number, number_key, kind,
                    legal_entity, name, email, party_key)
                values ('gamma', '%1$s', '%2$s', '%2$s', '%2$s', 'PERSON', 'main', 'Gunnar Gamma',
                    '%2$s@example.test', 'c-%1$s')
                """
                        .formatted(id, number));
        Resident.sql(
                """
                insert into invoice (tenant_id, id, external_id, customer_id, number, number_key,
                    type, status, invoice_date, due_date, total_ore, remaining_ore, legal_entity)
                values ('gamma', gen_random_uuid(), '%2$s01', '%1$s', '%2$s01', '%2$s01', 'INVOICE',
                    'SENT', current_date - 40, current_date - 10, 100, 100, 'main')
                """
                        .formatted(id, number));
        return number;
    }

    @Test
    @Order(4)
    void twentyRegistrationsAtOnceAreOnePersonAndReachOnlyTheRegisteredAddress() throws Exception {
        Resident resident = residents.get(3);
        long people = Resident.count("select count(*) from person");
        List<Callable<HttpResponse<String>>> posts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Visitor visitor = Visitor.of(i % 2 == 0 ? one : two, Resident.HOST);
            visitor.post("/losenord", Map.of());
            Map<String, String> form =
                    Map.of(
                            "kundnummer",
                            resident.number(),
                            "personnummer",
                            resident.personnummer(),
                            "epost",
                            "rival" + i + "@example.test");
            posts.add(() -> visitor.post("/registrera", form));
        }
        List<Integer> statuses = together(posts).stream().map(HttpResponse::statusCode).toList();
        assertEquals(5, statuses.stream().filter(s -> s == 303).count(), statuses.toString());
        assertEquals(15, statuses.stream().filter(s -> s == 429).count(), statuses.toString());
        resident.awaitMails(5);
        assertEquals(people + 1, Resident.count("select count(*) from person"));
        for (int i = 0; i < 20; i++) {
            assertEquals(List.of(), Resident.mailsTo("rival" + i + "@example.test"));
        }
        Visitor visitor = Visitor.of(one, Resident.HOST);
        long working =
                resident.mails().stream()
                        .filter(
                                mail -> {
                                    visitor.get(Resident.linkIn(mail));
                                    return visitor.mayChoose();
                                })
                        .count();
        assertEquals(1, working, "only the newest link works");
    }

    @Test
    @Order(5)
    void oneImportSentToBothAtOnceIsBroughtInOnce() throws Exception {
        String key = Resident.issueKey();
        List<String> lines =
                IntStream.range(0, 3000)
                        .mapToObj(
                                i ->
                                        ("{\"externalId\":\"T%1$s\",\"customerNumber\":\"T%1$s\","
                                                        + "\"kind\":\"PERSON\",\"name\":\"Tvilling\"}")
                                                .formatted(i))
                        .toList();
        List<HttpResponse<String>> answers =
                together(
                        List.of(
                                () -> Resident.send(one, key, "twins", lines),
                                () -> Resident.send(two, key, "twins", lines)));
        List<String> said =
                answers.stream()
                        .map(
                                a ->
                                        a.statusCode()
                                                + a.headers()
                                                        .firstValue("Idempotent-Replayed")
                                                        .map(r -> " again")
                                                        .orElse(""))
                        .sorted()
                        .toList();
        assertTrue(
                said.equals(List.of("200", "409")) || said.equals(List.of("200", "200 again")),
                said.toString());
        assertEquals(
                1,
                Resident.count("select count(*) from import_run where idempotency_key = 'twins'"));
        assertEquals(
                3000,
                Resident.count("select count(*) from customer where customer_number like 'T%'"));
        HttpResponse<String> later = Resident.send(two, key, "twins", lines);
        assertEquals("true", later.headers().firstValue("Idempotent-Replayed").orElse(""));
    }

    @Test
    @Order(6)
    void nobodysNumberIsInALog() {
        for (Resident resident : residents) {
            String number = resident.personnummer().substring(2);
            for (Node node : List.of(one, two)) {
                String log = node.log();
                assertFalse(log.contains(number), "a personnummer is in a log");
                assertFalse(
                        log.contains(number.substring(0, 6) + "-" + number.substring(6)),
                        "a personnummer is in a log");
            }
        }
    }

    @Test
    @Order(7)
    void aNodeThatDiesTakesNoSessionAndNoLetterAlong() throws SQLException {
        Resident resident = residents.get(4);
        Visitor visitor = Visitor.of(two, Resident.HOST);
        resident.choose(visitor, PASSWORD);
        visitor.logIn(resident.number(), PASSWORD);
        resident.awaitMails(2);
        Surroundings.mail().stop();
        Visitor.of(two, Resident.HOST).post("/losenord", Map.of("kundnummer", resident.number()));
        two.kill();
        Surroundings.mail().start();
        for (String queue : List.of("access_request_queue", "mail_queue")) {
            Resident.sql("update " + queue + " set due_at = now()"); // what it had taken comes back
        }
        assertTrue(visitor.at(one).isIn(), "the session lives on");
        Resident.await(
                () -> resident.mails().stream().anyMatch(m -> m.contains("token=")), "the letter");
    }

    /** Registered and signed in on node one. */
    private static Visitor signedUp(Resident resident) {
        Visitor visitor = Visitor.of(one, Resident.HOST);
        resident.choose(visitor, PASSWORD);
        assertEquals(303, visitor.logIn(resident.number(), PASSWORD).statusCode());
        return visitor;
    }

    /** Does all of it at the same moment. */
    private static <T> List<T> together(List<Callable<T>> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(work.size());
        try {
            CountDownLatch ready = new CountDownLatch(work.size());
            List<Future<T>> futures = new ArrayList<>();
            for (Callable<T> one : work) {
                futures.add(
                        threads.submit(
                                () -> {
                                    ready.countDown();
                                    ready.await();
                                    return one.call();
                                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdown();
        }
    }
}
