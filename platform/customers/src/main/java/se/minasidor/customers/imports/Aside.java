package se.minasidor.customers.imports;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import se.minasidor.tenancy.StandingAside;

/** Lines that are read only while nobody waits for a page. */
public final class Aside extends FilterInputStream {

    /** Some milliseconds' work for whoever reads. */
    private static final int MOST = 64 * 1024;

    private final StandingAside aside;

    public Aside(InputStream lines, StandingAside aside) {
        super(lines);
        this.aside = aside;
    }

    @Override
    public int read() throws IOException {
        aside.step();
        return super.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        aside.step();
        return super.read(target, offset, Math.min(length, MOST));
    }
}
