package se.minasidor.login.bankid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QrCodeTest {

    private static final String TOKEN = "67df3917-fa0d-44e5-b327-edcc928297f8";
    private static final String SECRET = "d28db9a7-4cde-429e-a983-359be676944c";
    private static final List<String> CODES =
            List.of(
                    "dc69358e712458a66a7525beef148ae8526b1c71610eff2c16cdffb4cdac9bf8",
                    "949d559bf23403952a94d103e67743126381eda00f0b3cbddbf7c96b1adcbce2",
                    "a9e5ec59cb4eee4ef4117150abc58fad7a85439a6a96ccbecc3668b41795b3f3");

    @Test
    void theTextIsThatOfThePublishedExample() {
        for (int second = 0; second < CODES.size(); second++) {
            assertEquals(
                    "bankid." + TOKEN + "." + second + "." + CODES.get(second),
                    QrCode.text(TOKEN, SECRET, second));
        }
    }

    @Test
    void thePictureCanBeReadAndHasAQuietZone() throws Exception {
        String text = QrCode.text(TOKEN, SECRET, 17);
        String svg = QrCode.svg(text);
        assertTrue(svg.contains("fill=\"#fff\" d=\"M0 0h"), "white, whatever the page's colours");
        Matcher box = Pattern.compile("viewBox=\"0 0 (\\d+) ").matcher(svg);
        assertTrue(box.find());
        int side = Integer.parseInt(box.group(1));
        int scale = 4;
        int[] pixels = new int[side * scale * side * scale];
        Arrays.fill(pixels, 0xffffff);
        Matcher bars = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-").matcher(svg);
        while (bars.find()) {
            int x = Integer.parseInt(bars.group(1));
            int y = Integer.parseInt(bars.group(2));
            int length = Integer.parseInt(bars.group(3));
            assertTrue(x >= 4 && y >= 4 && x + length <= side - 4, "nothing in the quiet zone");
            for (int row = y * scale; row < (y + 1) * scale; row++) {
                Arrays.fill(
                        pixels,
                        row * side * scale + x * scale,
                        row * side * scale + (x + length) * scale,
                        0);
            }
        }
        String read =
                new QRCodeReader()
                        .decode(
                                new BinaryBitmap(
                                        new HybridBinarizer(
                                                new RGBLuminanceSource(
                                                        side * scale, side * scale, pixels))),
                                Map.of(DecodeHintType.PURE_BARCODE, true))
                        .getText();
        assertEquals(text, read);
    }
}
