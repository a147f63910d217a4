package se.minasidor.customers.api;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Whatever goes wrong in the API is told in one form, and never with a stack trace. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class.getName());

    @Override
    public Response toResponse(Throwable thrown) {
        if (thrown instanceof WebApplicationException known
                && known.getResponse().getStatus() < 500) {
            return of(known.getResponse());
        }
        Problem problem =
                Problem.of(500, "server.error", "Something went wrong here")
                        .detail("Try again; if it stays, tell us the instance.");
        LOG.log(Level.SEVERE, "API request failed, " + problem.instance(), thrown);
        return problem.response();
    }

    private static Response of(Response known) {
        Response problem =
                Problem.of(
                                known.getStatus(),
                                "http." + known.getStatus(),
                                known.getStatusInfo().getReasonPhrase())
                        .detail(detail(known.getStatus()))
                        .response();
        // 405 names what is allowed.
        Object allow = known.getHeaders().getFirst("Allow");
        return allow == null
                ? problem
                : Response.fromResponse(problem).header("Allow", allow).build();
    }

    private static String detail(int status) {
        return switch (status) {
            case 404 ->
                    "There is nothing at this address; the API's description lists all that are.";
            case 405 -> "The header Allow names the methods of this address.";
            case 406 -> "Accept a type that the API's description names for this address.";
            case 415 ->
                    "Imports take application/x-ndjson and text/csv, an invoice's file"
                            + " application/pdf; say which in Content-Type.";
            default -> "";
        };
    }
}
