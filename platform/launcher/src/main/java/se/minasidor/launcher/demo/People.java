package se.minasidor.launcher.demo;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Random;

/**
 * Invented people and companies; the personnummer are those that Skatteverket gives out to test.
 */
final class People {

    private static final Properties WORDS = Resource.properties("words").orElseThrow();
    private static final List<String> NUMBERS =
            Resource.lines("test-personnummer.csv").stream()
                    .filter(line -> line.matches("\\d{12},.*"))
                    .map(line -> line.substring(0, 12))
                    .toList();
    private static final Map<Character, String> PLAIN =
            Map.of('å', "a", 'ä', "a", 'ö', "o", 'é', "e", 'č', "c", 'ü', "u", ' ', ".");

    private final Random random;
    private final int offset;

    /** {@code series} keeps the people of one organisation apart from those of another. */
    People(int series, Random random) {
        this.random = random;
        offset = series * 60;
    }

    /** All numbers this demo may use. */
    static List<String> numbers() {
        return NUMBERS;
    }

    String number(int person) {
        return NUMBERS.get((offset + person) % NUMBERS.size());
    }

    /** A name that goes with the number, whose last digit but one is even for women. */
    String name(String number) {
        boolean woman = (number.charAt(10) - '0') % 2 == 0;
        return one(woman ? "women" : "men") + " " + one("surnames");
    }

    String company(int number) {
        if (number % 4 == 3) {
            return "Brf " + one("housing") + " " + (1 + number / 4);
        }
        return one("companyFirstWords") + " " + one("companies") + " AB";
    }

    Things.Place place(List<String> towns) {
        String town = towns.get(random.nextInt(towns.size()));
        return new Things.Place(
                one("streets") + " " + (1 + random.nextInt(58)),
                town.substring(0, 6),
                town.substring(7));
    }

    static String email(String name, String domain) {
        StringBuilder plain = new StringBuilder();
        for (char c : name.toLowerCase(Locale.ROOT).toCharArray()) {
            plain.append(PLAIN.getOrDefault(c, String.valueOf(c)));
        }
        return plain + "@" + domain;
    }

    /** One of the numbers that the telecom authority keeps free for films and books. */
    String phone() {
        return "070-174 06 %02d".formatted(5 + random.nextInt(95));
    }

    private String one(String kind) {
        List<String> words = Resource.list(WORDS, kind);
        return words.get(random.nextInt(words.size()));
    }
}
