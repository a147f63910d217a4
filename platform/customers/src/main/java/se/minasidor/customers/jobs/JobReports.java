package se.minasidor.customers.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.transaction.Transactional;
import java.io.StringReader;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import se.minasidor.customers.imports.Findings;
import se.minasidor.tenancy.Sql;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.TenantScoped;

/** What became of an import, whether it was answered at once or is a job. */
@ApplicationScoped
public class JobReports {

    private static final int PAGE = 1000;

    private static final String COLUMNS =
            """
            select id, kind, mode, state, received, accepted, unchanged, rejected, bytes,
              bytes_done, started_at, finished_at, findings, findings_lost, null as answer
            from import_job where tenant_id = ? and %1$s = ?
            union all
            select id, split_part(request, ' ', 1), split_part(request, ' ', 2), 'DONE', received,
              received - rejected, null, rejected, bytes, bytes, started_at, finished_at,
              null, null, answer
            from import_run where tenant_id = ? and %1$s = ?
            """;

    @Inject Sql sql;
    @Inject Clock clock;

    @Transactional
    @TenantScoped
    public Optional<JobStatus> find(TenantId tenant, UUID id) {
        return found("id", tenant, id);
    }

    @Transactional
    @TenantScoped
    public Optional<JobStatus> named(TenantId tenant, String idempotencyKey) {
        return found("idempotency_key", tenant, idempotencyKey);
    }

    private Optional<JobStatus> found(String column, TenantId tenant, Object value) {
        return sql.first(
                COLUMNS.formatted(column), row -> status(row), tenant, value, tenant, value);
    }

    private JobStatus status(Sql.Row row) throws SQLException {
        String answer = row.text("answer");
        long unchanged =
                answer == null
                        ? row.result().getLong("unchanged")
                        : read(answer).getJsonNumber("unchanged").longValue();
        return new JobStatus(
                row.id("id"),
                row.text("kind"),
                row.text("mode"),
                row.text("state"),
                row.result().getLong("received"),
                row.result().getLong("accepted"),
                unchanged,
                row.result().getLong("rejected"),
                row.result().getLong("bytes"),
                row.result().getLong("bytes_done"),
                Optional.ofNullable(row.instant("started_at")),
                Optional.ofNullable(row.instant("finished_at")),
                clock.instant());
    }

    /**
     * Up to a thousand findings behind a place, as lines of JSON; empty at the end.
     *
     * @param behind how many have been read
     */
    @Transactional
    @TenantScoped
    public List<String> findings(TenantId tenant, UUID id, int behind) {
        Optional<String> answer =
                sql.first(
                        "select answer from import_run where tenant_id = ? and id = ?",
                        row -> row.text("answer"),
                        tenant,
                        id);
        if (answer.isPresent()) {
            return behind > 0 ? List.of() : ofAnswer(read(answer.get()));
        }
        List<String> lines =
                new ArrayList<>(
                        sql.list(
                                """
                                select line, warning, external_id, field, code, message
                                from import_finding
                                where tenant_id = ? and job_id = ? and place >= ?
                                order by place limit ?
                                """,
                                JobReports::finding,
                                tenant,
                                id,
                                behind,
                                PAGE));
        if (lines.size() < PAGE) {
            lost(tenant, id, behind + lines.size()).ifPresent(lines::add);
        }
        return lines;
    }

    private static String finding(Sql.Row row) throws SQLException {
        Findings.Finding finding =
                new Findings.Finding(
                        row.number("line"),
                        row.text("external_id"),
                        row.text("field"),
                        row.text("code"),
                        row.text("message"));
        return line(Findings.json(finding).build(), row.result().getBoolean("warning"));
    }

    private Optional<String> lost(TenantId tenant, UUID id, int told) {
        return sql.first(
                """
                select findings_lost, received from import_job
                where tenant_id = ? and id = ? and findings_lost > 0 and findings = ?
                """,
                row ->
                        Json.createObjectBuilder()
                                .add("line", row.result().getLong("received"))
                                .add("code", "findings.more")
                                .add(
                                        "message",
                                        row.result().getLong("findings_lost")
                                                + " more findings are not kept")
                                .build()
                                .toString(),
                tenant,
                id,
                told);
    }

    private static List<String> ofAnswer(JsonObject answer) {
        return Stream.concat(
                        answer.getJsonArray("errors").stream()
                                .map(error -> line(error.asJsonObject(), false)),
                        answer.getJsonArray("warnings").stream()
                                .map(warning -> line(warning.asJsonObject(), true)))
                .toList();
    }

    private static String line(JsonObject finding, boolean warning) {
        return warning
                ? Json.createObjectBuilder(finding)
                        .add("warning", JsonValue.TRUE)
                        .build()
                        .toString()
                : finding.toString();
    }

    private static JsonObject read(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }
}
