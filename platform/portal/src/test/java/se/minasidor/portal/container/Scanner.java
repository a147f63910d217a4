package se.minasidor.portal.container;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the code in the picture that the portal draws, as a phone's camera would. */
final class Scanner {

    private static final int SCALE = 4;
    private static final Pattern SIDE = Pattern.compile("viewBox=\"0 0 (\\d+) ");
    private static final Pattern BAR = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-");

    private Scanner() {}

    static String read(String svg) {
        Matcher box = SIDE.matcher(svg);
        if (!box.find()) {
            throw new IllegalArgumentException("No picture: " + svg);
        }
        int side = Integer.parseInt(box.group(1)) * SCALE;
        int[] pixels = new int[side * side];
        Arrays.fill(pixels, 0xffffff);
        Matcher bars = BAR.matcher(svg);
        while (bars.find()) {
            int x = Integer.parseInt(bars.group(1)) * SCALE;
            int y = Integer.parseInt(bars.group(2)) * SCALE;
            int length = Integer.parseInt(bars.group(3)) * SCALE;
            for (int row = y; row < y + SCALE; row++) {
                Arrays.fill(pixels, row * side + x, row * side + x + length, 0);
            }
        }
        try {
            return new QRCodeReader()
                    .decode(
                            new BinaryBitmap(
                                    new HybridBinarizer(
                                            new RGBLuminanceSource(side, side, pixels))),
                            Map.of(DecodeHintType.PURE_BARCODE, true))
                    .getText();
        } catch (NotFoundException none) {
            throw new IllegalArgumentException("No code in the picture", none);
        } catch (ReaderException broken) {
            throw new IllegalArgumentException("The code cannot be read", broken);
        }
    }
}
