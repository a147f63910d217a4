package se.minasidor.portal;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/**
 * Where the organisations' own systems speak to the portal; the resources lie with their features.
 */
@ApplicationPath("/api/v1")
public class Api extends Application {

    @Override
    public Map<String, Object> getProperties() {
        return Map.of(
                // What the API can do is said by openapi.yaml alone.
                "jersey.config.server.wadl.disableWadl",
                true,
                // Behind a proxy only the caller knows the scheme and port it came by.
                "jersey.config.server.headers.location.relative.resolution.disabled",
                true);
    }
}
