package se.minasidor.tenancy.folders;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.function.BiConsumer;

/** A properties file in plain UTF-8, read strictly: what looks wrong is said, never repaired. */
final class PropertiesFile {

    private PropertiesFile() {}

    /**
     * @param fault is told the key (empty for the whole file) and what is wrong
     */
    static Map<String, String> read(byte[] content, BiConsumer<String, String> fault) {
        Map<String, String> entries = new LinkedHashMap<>();
        try {
            new Ordered(entries, fault).load(new StringReader(decoded(content)));
        } catch (CharacterCodingException notUtf8) {
            fault.accept("", "is not UTF-8");
        } catch (IOException | IllegalArgumentException unreadable) {
            fault.accept("", "is not a properties file: " + unreadable.getMessage());
        }
        entries.forEach(
                (key, value) -> {
                    if (broken(key) || broken(value)) {
                        fault.accept(
                                key,
                                "says \""
                                        + value
                                        + "\", which holds broken or combining characters");
                    }
                });
        return entries;
    }

    private static String decoded(byte[] content) throws CharacterCodingException {
        String text =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)
                        .decode(ByteBuffer.wrap(content))
                        .toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static boolean broken(String text) {
        return !Normalizer.isNormalized(text, Normalizer.Form.NFC)
                || text.chars()
                        .anyMatch(
                                c ->
                                        c == 0xFFFD
                                                || c >= 0x300 && c <= 0x36F
                                                || Character.isISOControl(c)
                                                        && c != '\n'
                                                        && c != '\t');
    }

    /** Keeps the order of the file and notices a key written twice. */
    private static final class Ordered extends Properties {
        private static final long serialVersionUID = 1;
        private final transient Map<String, String> entries;
        private final transient BiConsumer<String, String> fault;

        Ordered(Map<String, String> entries, BiConsumer<String, String> fault) {
            this.entries = entries;
            this.fault = fault;
        }

        @Override
        public synchronized Object put(Object key, Object value) {
            if (entries.put((String) key, ((String) value).strip()) != null) {
                fault.accept((String) key, "is written twice");
            }
            return null;
        }
    }
}
