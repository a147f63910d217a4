package se.minasidor.launcher;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import se.minasidor.launcher.mailsink.MailSink;

class PortsTest {

    @Test
    void whereSomebodyElseWasQuickerTheNextPortIsTaken() throws IOException {
        AtomicInteger first = new AtomicInteger();
        int port =
                Ports.startFrom(
                        18700,
                        wished -> {
                            if (first.compareAndSet(0, wished)) {
                                throw new BindException("taken a moment ago");
                            }
                            return wished;
                        });
        assertTrue(port > first.get());
    }

    @Test
    void aMailSinkOnATakenPortSaysSoAndLeavesNothingBehind() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int smtp = Ports.freeFrom(18800);
            assertThrows(BindException.class, () -> MailSink.start(smtp, taken.getLocalPort()));
            assertTrue(Ports.free(smtp));
            int page = Ports.freeFrom(18800);
            assertThrows(BindException.class, () -> MailSink.start(taken.getLocalPort(), page));
            assertTrue(Ports.free(page));
        }
    }
}
