package se.minasidor.launcher.server;

import java.util.List;

/** What is set in Payara before it opens its port. Payara ignores a misspelt attribute silently. */
final class PrebootFile {

    private static final String CONFIG = "set configs.config.server-config.";
    private static final String HTTP =
            CONFIG + "network-config.protocols.protocol.http-listener.http.";

    private PrebootFile() {}

    static List<String> lines(String bind) {
        return List.of(
                CONFIG
                        + "network-config.network-listeners.network-listener.http-listener.address="
                        + bind,
                HTTP + "server-header=false",
                HTTP + "xpowered-by=false",
                // our own filter says who may frame the pages
                HTTP + "xframe-options=false",
                HTTP + "compression=on",
                // sic: "compressable"; the right English spelling is not an attribute
                HTTP
                        + "compressable-mime-type=text/html,text/css,text/csv,text/plain,text/xml,"
                        + "text/javascript,application/javascript,application/json,"
                        + "application/problem+json,application/xhtml+xml,image/svg+xml",
                HTTP + "compression-min-size-bytes=1024",
                // imports are large: bodies are limited per path by the portal
                HTTP + "max-form-post-size-bytes=262144",
                HTTP + "http2-enabled=true",
                CONFIG + "thread-pools.thread-pool.http-thread-pool.max-thread-pool-size=64",
                // closes the data grid's port, which --nocluster leaves open
                CONFIG + "hazelcast-config-specific-configuration.enabled=false",
                CONFIG + "admin-service.jmx-connector.system.enabled=false");
    }
}
