package se.minasidor.launcher.demo;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.minasidor.customers.ApiKeyIssuer;
import se.minasidor.launcher.demo.Things.Account;
import se.minasidor.launcher.demo.Things.Invoice;
import se.minasidor.tenancy.TenantId;

/** Posts demo data to the import API on the organisation's host, with a key of its own. */
public final class Loader {

    private static final String KEY_NAME = "demo data";
    private static final int CUSTOMERS_WITH_UPLOADS = 4;
    private static final int UPLOADS = 2;

    private final int port;
    private final Connection database;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();

    /** {@code database} is a connection of the application's role, to make the key with. */
    public Loader(int port, Connection database) {
        this.port = port;
        this.database = database;
    }

    /**
     * Brings everything in that is not there.
     *
     * @param records whether customers, facilities, agreements and invoices are wanted, too
     * @param known the last day that meter values were brought in; null for never
     */
    public void load(DemoData data, boolean records, LocalDate known)
            throws IOException, InterruptedException, SQLException {
        TenantId tenant = data.tenant().id();
        String key =
                ApiKeyIssuer.issue(
                        database,
                        tenant,
                        KEY_NAME,
                        Set.of(ApiKeyIssuer.IMPORTS_WRITE),
                        Instant.now().plus(1, ChronoUnit.HOURS));
        try {
            Target target = new Target(data.tenant().hosts().primary(), key);
            if (records) {
                records(target, data);
            }
            Parcels first = new Parcels(lines -> meterDays(target, lines));
            Parcels again = new Parcels(lines -> meterDays(target, lines));
            data.meterDays()
                    .since(
                            known,
                            first::add,
                            line -> {
                                first.send();
                                again.add(line);
                            });
            first.send();
            again.send();
        } finally {
            revoke(tenant);
        }
    }

    private void records(Target target, DemoData data) throws IOException, InterruptedException {
        List<Account> accounts = data.accounts();
        post(target, "customers", accounts.stream().map(a -> Ndjson.of(a.customer())));
        post(target, "facilities", data.facilities().stream().map(Ndjson::of));
        post(
                target,
                "agreements",
                accounts.stream().flatMap(a -> a.agreements().stream()).map(Ndjson::of));
        post(target, "invoices", data.invoices().stream().map(Ndjson::of));
        upload(target, data);
    }

    /** Where and with which key. */
    private record Target(String host, String key) {
        @Override
        public String toString() {
            return host;
        }
    }

    private void post(Target target, String kind, Stream<JsonObject> things)
            throws IOException, InterruptedException {
        String body = things.map(thing -> thing + "\n").collect(Collectors.joining());
        post(target, kind, request -> request.POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private void meterDays(Target target, byte[] gzip) throws IOException, InterruptedException {
        post(
                target,
                "meter-days",
                request ->
                        request.header("Content-Encoding", "gzip")
                                .POST(HttpRequest.BodyPublishers.ofByteArray(gzip)));
    }

    private void post(Target target, String kind, UnaryOperator<HttpRequest.Builder> body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                request(target, "imports/" + kind)
                        .header("Content-Type", "application/x-ndjson")
                        .header("Idempotency-Key", "demo-" + kind + "-" + UUID.randomUUID());
        HttpResponse<String> answer =
                http.send(body.apply(request).build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(
                    target + ": " + kind + ": " + answer.statusCode() + " " + answer.body());
        }
        try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
            JsonObject said = reader.readObject();
            if (said.getInt("rejected", 0) > 0) {
                throw new IOException(target + ": " + kind + ": " + answer.body());
            }
        }
    }

    /** The newest invoices of the first customers; the others' PDFs are made when asked for. */
    private void upload(Target target, DemoData data) throws IOException, InterruptedException {
        for (Account account : data.accounts().stream().limit(CUSTOMERS_WITH_UPLOADS).toList()) {
            List<Invoice> invoices = data.invoicesOf(account);
            for (Invoice invoice :
                    invoices.subList(Math.max(0, invoices.size() - UPLOADS), invoices.size())) {
                HttpRequest request =
                        request(target, "invoices/" + invoice.externalId() + "/pdf")
                                .header("Content-Type", "application/pdf")
                                .PUT(
                                        HttpRequest.BodyPublishers.ofByteArray(
                                                InvoicePdf.of(data.tenant(), invoice)))
                                .build();
                HttpResponse<String> answer =
                        http.send(request, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() / 100 != 2) {
                    throw new IOException(
                            target + ": PDF: " + answer.statusCode() + " " + answer.body());
                }
            }
        }
    }

    private HttpRequest.Builder request(Target target, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/" + path))
                .timeout(Duration.ofMinutes(10))
                .header("Host", target.host() + ":" + port)
                .header("Authorization", "Bearer " + target.key());
    }

    private void revoke(TenantId tenant) throws SQLException {
        for (ApiKeyIssuer.Issued key : ApiKeyIssuer.list(database, tenant)) {
            if (key.name().equals(KEY_NAME) && key.revoked().isEmpty()) {
                ApiKeyIssuer.revoke(database, tenant, key.id());
            }
        }
    }
}
