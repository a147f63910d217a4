package se.minasidor.customers.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import se.minasidor.customers.api.Problem;
import se.minasidor.tenancy.PagesInHand;

/** How many bodies come in at once on this node, and how large one may be. */
@ApplicationScoped
public class ImportRoom {

    private static final int AT_ONCE = 5;
    private static final long MEGABYTE = 1024 * 1024;

    @Inject
    @ConfigProperty(name = "minasidor.import.largest", defaultValue = "10240")
    private int largest;

    /** Each holds a database connection while its body comes in, however slowly. */
    private final Semaphore room = new Semaphore(AT_ONCE);

    @Inject private PagesInHand pages;

    /** A body that comes in while nobody waits for a page. */
    public Body body(Sending sending, InputStream in) {
        return sending.body(new Aside(in, pages.aside()), largest * MEGABYTE);
    }

    public Response orBusy(Callable<Response> bringIn) throws Exception {
        if (!room.tryAcquire()) {
            return Response.fromResponse(
                            Problem.of(429, "imports.busy", "Too many imports at once")
                                    .detail("Try again in a little while.")
                                    .response())
                    .header(HttpHeaders.RETRY_AFTER, 10)
                    .build();
        }
        try {
            return bringIn.call();
        } finally {
            room.release();
        }
    }
}
