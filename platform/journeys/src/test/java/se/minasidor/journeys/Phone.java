package se.minasidor.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import javax.imageio.ImageIO;

/** A phone with TEST BankID on it, in somebody's hand. */
final class Phone {

    private final Page screen;

    private Phone(Page screen) {
        this.screen = screen;
    }

    /** A device of its own. */
    static Phone of(Journey journey) {
        return new Phone(
                journey.newVisitor(new Browser.NewContextOptions().setViewportSize(390, 800)));
    }

    /** The app on the device whose browser this is. */
    static Phone on(Page browser) {
        return new Phone(browser);
    }

    /** Points the camera at a picture on a screen; what is read is what is drawn. */
    void scan(Locator picture) {
        screen.navigate(Journey.PRODUCT.phone().toString());
        screen.locator("input[name=qr]").fill(read(picture.screenshot()));
        screen.locator("form:has(input[name=qr]) button").click();
        assertThat(screen.locator("input[name=personnummer]")).isVisible();
        screen.waitForLoadState();
    }

    static String read(byte[] png) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
            int width = image.getWidth();
            int height = image.getHeight();
            int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
            return new QRCodeReader()
                    .decode(
                            new BinaryBitmap(
                                    new HybridBinarizer(
                                            new RGBLuminanceSource(width, height, pixels))),
                            Map.of(DecodeHintType.TRY_HARDER, true))
                    .getText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ReaderException e) {
            throw new IllegalStateException("The code cannot be read", e);
        }
    }

    String says() {
        return screen.locator("main").innerText();
    }

    void approve(String personnummer) {
        screen.locator("input[name=personnummer]").fill(personnummer);
        screen.locator("button[value=approve]").click();
    }

    void decline() {
        screen.locator("button[value=decline]").click();
    }

    void failWith(String hint) {
        screen.locator("summary").click();
        screen.locator("select[name=why]").selectOption(hint);
        screen.locator("button[value=fail]").click();
    }

    /** Nothing is scripted, and an order waits longer for the app than half a minute. */
    static void asUsual() {
        script("clear=1&patience=600");
    }

    /** What BankID is to answer next instead of the usual. */
    static void script(String form) {
        try {
            HttpResponse<Void> answer =
                    HttpClient.newHttpClient()
                            .send(
                                    HttpRequest.newBuilder(
                                                    URI.create(Journey.PRODUCT.phone() + "script"))
                                            .header(
                                                    "Content-Type",
                                                    "application/x-www-form-urlencoded")
                                            .POST(HttpRequest.BodyPublishers.ofString(form))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding());
            if (answer.statusCode() >= 400) {
                throw new IllegalStateException(form + ": " + answer.statusCode());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
