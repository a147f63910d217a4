package se.minasidor.portal.routes;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.Optional;

/** A response that goes out as it is written, and whose text is known afterwards. */
final class RememberedResponse extends HttpServletResponseWrapper {

    private final StringWriter text = new StringWriter();
    private PrintWriter writer;

    RememberedResponse(HttpServletResponse response) {
        super(response);
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (writer == null) {
            writer = new PrintWriter(new Both(super.getWriter()));
        }
        return writer;
    }

    @Override
    public void resetBuffer() {
        super.resetBuffer();
        text.getBuffer().setLength(0);
    }

    @Override
    public void reset() {
        super.reset();
        text.getBuffer().setLength(0);
        writer = null;
    }

    /** The whole page; nothing unless it is a page and all is well with it. */
    Optional<String> text() {
        String type = getContentType();
        boolean page = getStatus() == SC_OK && type != null && type.startsWith("text/html");
        String all = text.toString();
        return page && all.strip().endsWith("</html>") ? Optional.of(all) : Optional.empty();
    }

    private final class Both extends Writer {

        private final PrintWriter out;

        Both(PrintWriter out) {
            this.out = out;
        }

        @Override
        public void write(char[] letters, int offset, int length) {
            out.write(letters, offset, length);
            text.write(letters, offset, length);
        }

        @Override
        public void flush() {
            out.flush();
        }

        @Override
        public void close() {
            out.close();
        }
    }
}
