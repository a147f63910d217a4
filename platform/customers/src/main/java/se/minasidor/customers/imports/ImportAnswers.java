package se.minasidor.customers.imports;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import se.minasidor.customers.api.Problem;

/** How an import's end is told over HTTP. */
public final class ImportAnswers {

    private ImportAnswers() {}

    public static Response response(ImportAnswer answer) {
        if (answer instanceof ImportAnswer.Done done) {
            return ok(done.json(), done.replayed());
        }
        if (answer instanceof ImportAnswer.Unreadable unreadable) {
            return unreadable(unreadable);
        }
        if (answer instanceof ImportAnswer.BadHeader header) {
            return Problem.of(400, "csv.header", "The first line does not name the columns")
                    .detail(header.why() + " Nothing was brought in.")
                    .response();
        }
        if (answer instanceof ImportAnswer.Running) {
            return Problem.of(409, "idempotencyKey.running", "This import is running")
                    .detail("Another request with this Idempotency-Key has not ended yet.")
                    .response();
        }
        if (answer instanceof ImportAnswer.TooManyWaiting) {
            return Response.fromResponse(
                            Problem.of(429, "imports.waiting", "Too many imports wait already")
                                    .detail("Try again when some of them are done.")
                                    .response())
                    .header(HttpHeaders.RETRY_AFTER, 60)
                    .build();
        }
        return Problem.of(422, "idempotencyKey.reused", "The key was used for another import")
                .detail("Send a new Idempotency-Key with other data. Nothing was brought in.")
                .response();
    }

    public static Response ok(String json, boolean replayed) {
        Response.ResponseBuilder ok =
                Response.ok(json, MediaType.APPLICATION_JSON).header("Cache-Control", "no-store");
        return replayed ? ok.header("Idempotent-Replayed", true).build() : ok.build();
    }

    private static Response unreadable(ImportAnswer.Unreadable unreadable) {
        BodyFault fault = unreadable.fault();
        return Problem.of(fault.status(), fault.code(), fault.title())
                .detail(
                        fault.detail()
                                + " Line "
                                + unreadable.line()
                                + " was the last that could be read. Nothing was brought in.")
                .response();
    }
}
