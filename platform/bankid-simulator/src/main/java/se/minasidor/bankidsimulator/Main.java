package se.minasidor.bankidsimulator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The simulator by itself, for holding other clients against it. */
public final class Main {

    private Main() {}

    /** Arguments: a folder for certificates, port of the API, port of the phone page. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        TestCertificates certificates = TestCertificates.in(Path.of(arguments[0]));
        certificates.relyingParty("client", "Independent client");
        try (BankIdSimulator simulator =
                BankIdSimulator.start(
                        Integer.parseInt(arguments[1]),
                        Integer.parseInt(arguments[2]),
                        certificates,
                        List.of())) {
            System.out.println("API   " + simulator.url());
            System.out.println("Phone " + simulator.phone());
            Thread.currentThread().join();
        }
    }
}
