package se.minasidor.customers.imports;

import java.io.IOException;
import java.util.zip.ZipException;

/** Why a body could not be read to its end. Nothing of it goes in then. */
public enum BodyFault {
    TRUNCATED(
            400,
            "body.truncated",
            "The body is not complete",
            "It ended before its announced length, in the middle of a line, or before the end of its"
                    + " gzip stream."),
    NOT_GZIP(400, "body.gzip", "The body is no gzip, or is damaged", "It cannot be unpacked."),
    BOMB(
            413,
            "body.ratio",
            "The body unpacks to far too much",
            "Beyond 64 MB, a body may unpack to 250 times its size."),
    TOO_LARGE(
            413,
            "body.tooLarge",
            "The body is too large",
            "Send it in several, or ask the operator for more.");

    private final int status;
    private final String code;
    private final String title;
    private final String detail;

    BodyFault(int status, String code, String title, String detail) {
        this.status = status;
        this.code = code;
        this.title = title;
        this.detail = detail;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    String title() {
        return title;
    }

    String detail() {
        return detail;
    }

    public static BodyFault of(IOException failure) {
        if (failure instanceof Refused refused) {
            return refused.fault;
        }
        return failure instanceof ZipException ? NOT_GZIP : TRUNCATED;
    }

    /** Thrown by the body itself when it turns out to be too much. */
    static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;

        private final BodyFault fault;

        Refused(BodyFault fault) {
            super(fault.code);
            this.fault = fault;
        }
    }
}
