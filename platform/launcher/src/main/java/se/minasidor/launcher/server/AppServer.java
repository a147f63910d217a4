package se.minasidor.launcher.server;

import java.time.Duration;
import java.util.List;

/** A started server with the portal in it. */
public interface AppServer extends AutoCloseable {

    /** Waits until the portal says it is ready: false when the process ended or time ran out. */
    boolean awaitReady(Duration atMost) throws InterruptedException;

    boolean alive();

    /** Waits until the process ends; its exit code, where that is known. */
    int waitFor() throws InterruptedException;

    /** The lines of its log that say what is wrong, or the last ones. */
    List<String> lastWords();

    @Override
    void close();
}
