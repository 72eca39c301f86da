package io.minihost.server.sessions.kit;

import io.minihost.server.TestServer;
import io.minihost.server.identity.People;
import io.minihost.server.identity.PersonId;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The account of somebody who was a guest a moment ago, as the host's sheets use it. */
public final class GuestAccount {

    public static final String PASSWORD = "correct horse battery";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern CODE = Pattern.compile("[0-9]{6}");

    private final TestServer server;
    private final String username = "mia" + UUID.randomUUID().toString().substring(0, 8);
    private final String cookie;

    private GuestAccount(TestServer server, String guestCookie) {
        this.server = server;
        var joined = send(
                server,
                guestCookie,
                "POST",
                "/_a/sign-up",
                Map.of("username", username, "password", PASSWORD, "nickname", "小米"));
        cookie = device(joined);
    }

    public static GuestAccount of(TestServer server, People people, PersonId guest) {
        return new GuestAccount(server, guestCookie(people, guest));
    }

    public static String guestCookie(People people, PersonId guest) {
        return People.COOKIE + "=" + people.cookieValue(guest);
    }

    public String cookie() {
        return cookie;
    }

    public String username() {
        return username;
    }

    /** Signs in where somebody was a guest, and answers the cookie that proves it. */
    public static String signIn(TestServer server, String guestCookie, String username, String wish) {
        return device(send(
                server,
                guestCookie,
                "POST",
                "/_a/sign-in",
                Map.of("username", username, "password", PASSWORD, "guest", wish)));
    }

    private static String device(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(set -> set.startsWith("minihost_device="))
                .map(set -> set.substring(0, set.indexOf(';')))
                .findFirst()
                .orElseThrow(() -> new AssertionError(answer.statusCode() + " " + answer.body()));
    }

    /** Adds a phone number as people do, and answers its id. */
    public String addPhone(String number) {
        var phone = Map.of("countryCode", "86", "number", number);
        call("POST", "/_a/phones/codes", phone);
        return call("POST", "/_a/phones", Map.of("countryCode", "86", "number", number, "code", code(number)))
                .get("id")
                .stringValue();
    }

    /** Adds an address, and answers its id as JSON. */
    public String addAddress() {
        var address = Map.of("name", "李雷", "phone", "13800138000", "city", "北京市", "detail", " 长安街 1 号 ");
        return call("POST", "/_a/addresses", address).get("id").toString();
    }

    /** The code that was sent to a number last. */
    private String code(String number) {
        for (var sms : server.json(server.get("/api/v1/sms?limit=200")).get("items")) {
            if (sms.get("phone").stringValue().equals("+86" + number)) {
                var code = CODE.matcher(sms.get("text").stringValue());
                if (code.find()) {
                    return code.group();
                }
            }
        }
        throw new AssertionError("nothing was sent to " + number);
    }

    public static String randomPhone() {
        return "138" + ThreadLocalRandom.current().nextInt(10_000_000, 100_000_000);
    }

    public JsonNode call(String method, String path, Map<String, ?> body) {
        var answer = send(server, cookie, method, path, body);
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return answer.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer.body());
    }

    private static HttpResponse<String> send(
            TestServer server, String cookie, String method, String path, Map<String, ?> body) {
        return server.send(server.request(path)
                .setHeader("Authorization", "")
                .header("Cookie", cookie)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }
}
