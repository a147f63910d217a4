package se.minasidor.customers.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts a body into lines without ever holding more than one of them. Lines end in LF or CRLF; a
 * byte order mark at the beginning is no part of the first; empty lines are counted and passed
 * over.
 */
public final class LineReader {

    /** The longest line, in bytes. */
    public static final int LONGEST = 1024 * 1024;

    /** What a line turned out to be. */
    public enum State {
        TEXT,
        TOO_LONG,
        NOT_UTF8
    }

    /** One line; its text is empty unless the state is TEXT; {@code ended} by a line break. */
    public record Line(int number, State state, String text, boolean ended) {}

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream body;
    private final byte[] buffer = new byte[64 * 1024];
    private int from;
    private int to;
    private byte[] line = new byte[8 * 1024];
    private int length;
    private boolean tooLong;
    private boolean ended;
    private int start;
    private int end;
    private int number;

    public LineReader(InputStream body) {
        this(body, 0);
    }

    /**
     * @param passed how many lines of the whole came before this body
     */
    public LineReader(InputStream body, int passed) {
        this.body = body;
        this.number = passed;
    }

    /** The next line that is not empty. */
    public Optional<Line> next() throws IOException {
        while (advance()) {
            Line read = line();
            if (read.state() != State.TEXT || !read.text().isBlank()) {
                return Optional.of(read);
            }
        }
        return Optional.empty();
    }

    /**
     * Goes to the next line that is not empty, whose bytes can then be read where they are; false
     * when there is none.
     */
    public boolean advance() throws IOException {
        do {
            ended = readLine();
            if (!ended && length == 0 && !tooLong) {
                return false;
            }
            number++;
            start = number == 1 && startsWithMark() ? BYTE_ORDER_MARK.length : 0;
            end = length > start && line[length - 1] == '\r' ? length - 1 : length;
        } while (!tooLong && blank());
        return true;
    }

    /** The line that was advanced to. */
    public Line line() {
        if (tooLong) {
            return new Line(number, State.TOO_LONG, "", ended);
        }
        try {
            String text =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)
                            .decode(ByteBuffer.wrap(line, start, end - start))
                            .toString();
            return new Line(number, State.TEXT, text, ended);
        } catch (CharacterCodingException broken) {
            return new Line(number, State.NOT_UTF8, "", ended);
        }
    }

    public int number() {
        return number;
    }

    /** False when the line is longer than a line may be: its bytes are not kept then. */
    public boolean fits() {
        return !tooLong;
    }

    /** False for the last line when no line break ends it. */
    public boolean ended() {
        return ended;
    }

    /** The line's bytes are those from {@link #start} to {@link #end}, until the next advance. */
    public byte[] bytes() {
        return line;
    }

    public int start() {
        return start;
    }

    public int end() {
        return end;
    }

    private boolean blank() {
        for (int i = start; i < end; i++) {
            if (line[i] > ' ' || line[i] < 0) {
                return false;
            }
        }
        return true;
    }

    /** True when a line break ended it, false at the end of the body. */
    private boolean readLine() throws IOException {
        length = 0;
        tooLong = false;
        while (true) {
            if (from == to) {
                int got = body.read(buffer, 0, buffer.length);
                if (got < 0) {
                    return false;
                }
                from = 0;
                to = got;
            }
            int end = from;
            while (end < to && buffer[end] != '\n') {
                end++;
            }
            keep(end);
            from = end;
            if (end < to) {
                from++;
                return true;
            }
        }
    }

    private void keep(int end) {
        int more = end - from;
        if (tooLong || length + more > LONGEST) {
            tooLong = true;
            length = 0;
            return;
        }
        if (length + more > line.length) {
            line = Arrays.copyOf(line, Math.min(LONGEST, Math.max(2 * line.length, length + more)));
        }
        System.arraycopy(buffer, from, line, length, more);
        length += more;
    }

    private boolean startsWithMark() {
        return length >= BYTE_ORDER_MARK.length
                && Arrays.equals(
                        line,
                        0,
                        BYTE_ORDER_MARK.length,
                        BYTE_ORDER_MARK,
                        0,
                        BYTE_ORDER_MARK.length);
    }
}
