package se.minasidor.customers.api;

import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;

/** The key this request came with, once {@link ApiKeyFilter} let it in. */
@RequestScoped
public class ApiCaller {

    private UUID key;

    void become(UUID key) {
        this.key = key;
    }

    public UUID key() {
        if (key == null) {
            throw new IllegalStateException("No API key in this request");
        }
        return key;
    }
}
