package io.minihost.cli.check;

import io.minihost.protocol.LaunchMessage;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The first message of a visit, for a phone of a common size. */
final class FirstVisit {

    static final String APP_ID = "wx0000000000000000";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int SCENE_MAIN_ENTRY = 1001;
    private static final int WIDTH = 375;
    private static final int HEIGHT = 812;
    private static final int STATUS_BAR = 44;
    private static final int PAGE_HEIGHT = HEIGHT - STATUS_BAR - 44;

    private FirstVisit() {}

    static String of(String path, String query) {
        return new LaunchMessage(
                        APP_ID,
                        "",
                        "check",
                        "develop",
                        path,
                        query,
                        SCENE_MAIN_ENTRY,
                        JSON.createObjectNode(),
                        JSON.valueToTree(device()),
                        "/_b/check/f/",
                        "minihost check",
                        Map.of("storage", JSON.createObjectNode()))
                .json();
    }

    private static Map<String, Object> device() {
        Map<String, Object> device = new LinkedHashMap<>();
        device.put("windowWidth", WIDTH);
        device.put("windowHeight", PAGE_HEIGHT);
        device.put("screenWidth", WIDTH);
        device.put("screenHeight", HEIGHT);
        device.put("statusBarHeight", STATUS_BAR);
        device.put("pixelRatio", 3);
        device.put("theme", "light");
        device.put("language", "en");
        device.put("timezoneOffset", 0);
        device.put("timezone", "UTC");
        device.put("userAgent", "minihost check");
        device.put("touch", true);
        device.put("fontSize", 16);
        device.put("safeArea", rect(0, STATUS_BAR, WIDTH, HEIGHT - 34));
        device.put("menuButton", rect(WIDTH - 94, STATUS_BAR + 4, WIDTH - 7, STATUS_BAR + 36));
        device.put("network", "wifi");
        return device;
    }

    private static Map<String, Integer> rect(int left, int top, int right, int bottom) {
        return Map.of(
                "left",
                left,
                "top",
                top,
                "right",
                right,
                "bottom",
                bottom,
                "width",
                right - left,
                "height",
                bottom - top);
    }
}
