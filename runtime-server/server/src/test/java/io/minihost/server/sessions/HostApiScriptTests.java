package io.minihost.server.sessions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.minihost.protocol.HostApiContract;
import io.minihost.sandbox.GuestHost;
import io.minihost.sandbox.LocalSettings;
import io.minihost.sandbox.local.LocalGuestHost;
import io.minihost.server.common.AppId;
import io.minihost.server.common.Launchable;
import io.minihost.server.hostapi.Visit;
import io.minihost.server.programs.Zips;
import io.minihost.server.sessions.kit.EchoSocket;
import io.minihost.server.sessions.kit.GuestAccount;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every host API, called by a program in the real sandbox: {@code src/test/resources/host-apis} has a script for each. A script
 * knows {@code equal(is, should)}, {@code promise(method, options)}, {@code refused(promise)}, the other program {@code other},
 * and two servers: {@code server} answers {@code /echo}, {@code /text} and never {@code /silent}, {@code sockets} echoes.
 */
@Import(HostApiScriptTests.Guests.class)
public class HostApiScriptTests extends VisitTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String WORD = "host-api-test ";
    private static final Pattern OPEN = Pattern.compile(WORD + "open (\\w+)");
    private static final Pattern BUTTON = Pattern.compile("\\[(\\d+),\"button\"");

    /** A button that tells of everything that it may open. */
    static final String OPENING = "<button id='button' bindgetuserinfo='opened' bindgetphonenumber='opened'"
            + " bindgetrealtimephonenumber='opened' bindagreeprivacyauthorization='opened'>open</button>";

    private static final String PROGRAM = """
            const equal = (is, should) => {
              if (JSON.stringify(is) !== JSON.stringify(should))
                throw new Error(JSON.stringify(is) + " is not " + JSON.stringify(should));
            };
            const promise = (method, options) =>
              new Promise((success, fail) => method.call(wx, { ...options, success, fail }));
            let opened = null;
            const refused = (asked) => asked.then(() => { throw new Error("was not refused") }, (why) => why);
            const [server, sockets, other] = FACTS;
            Page({
              data: { said: "" },
              opened({ detail }) { opened?.(detail); },
              onReady() {
                const tapped = (openType) => {
                  this.setData({ said: "host-api-test open " + openType });
                  return new Promise((resolve) => (opened = resolve));
                };
                const say = (word) => this.setData({ said: "host-api-test " + word });
                (async () => {
            SCRIPT
                })().then(() => say("passed"), (why) => say("failed: " + (why.errMsg || why.stack || why.message)));
              },
            });
            """;

    private HttpServer server;
    private EchoSocket sockets;
    private final CountDownLatch end = new CountDownLatch(1);

    @TestConfiguration
    public static class Guests {

        @Bean
        @Primary
        GuestHost realGuests() {
            return new LocalGuestHost(LocalSettings.DEFAULT);
        }
    }

    static Set<String> apis() {
        return HostApiContract.load().names();
    }

    @BeforeEach
    void serve() throws IOException {
        sockets = new EchoSocket();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/echo", exchange -> answer(exchange, "application/json", echo(exchange)));
        server.createContext("/text", exchange -> answer(exchange, "text/plain", "some text"));
        server.createContext("/silent", exchange -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
        sockets.close();
    }

    private static String echo(HttpExchange exchange) throws IOException {
        return JSON.createObjectNode()
                .put("method", exchange.getRequestMethod())
                .put("mine", exchange.getRequestHeaders().getFirst("x-mine"))
                .put("body", new String(exchange.getRequestBody().readAllBytes(), UTF_8))
                .toString();
    }

    private static void answer(HttpExchange exchange, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @ParameterizedTest
    @MethodSource("apis")
    void isCalledByAProgram(String api) throws IOException {
        Launchable tried = upload(
                api, PROGRAM.replace("FACTS", JSON.writeValueAsString(facts())).replace("SCRIPT", script(api)));
        Visit visit = new Visit(person, tried, "pages/index/index", "", 1001, Map.of(), "192.0.2.1");
        ProtocolDriver view = view(sessions.reserve(visit), person);
        view.join("pages/index/index", "");
        JsonNode said = view.await(frame -> {
            if (frame.path("t").asString("").equals("ask")) {
                view.send(answerTo(frame));
            }
            Matcher open = OPEN.matcher(frame.toString());
            if (open.find()) {
                view.open(button(view), open.group(1));
                return false;
            }
            return frame.toString().contains(WORD);
        });
        assertThat(said.toString()).contains(WORD + "passed");
    }

    /** The id of the page's button. */
    static long button(ProtocolDriver view) {
        return view.seen().stream()
                .map(command -> BUTTON.matcher(command.toString()))
                .filter(Matcher::find)
                .map(found -> Long.parseLong(found.group(1)))
                .findFirst()
                .orElseThrow();
    }

    private String[] facts() {
        String version = "/api/v1/programs/" + program().appId() + "/versions/1/";
        List.of("trial", "submit", "approve", "release").forEach(step -> server().post(version + step, "{}"));
        String http = "http://127.0.0.1:" + server.getAddress().getPort();
        return new String[] {http, sockets.url(), program().appId().value()};
    }

    private static String script(String api) throws IOException {
        try (InputStream in = HostApiScriptTests.class.getResourceAsStream("/host-apis/" + api + ".js")) {
            assertThat(in)
                    .as("host API \"%s\" has no test: write src/test/resources/host-apis/%s.js", api, api)
                    .isNotNull();
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    private Launchable upload(String api, String page) {
        Map<String, String> files = Zips.files("");
        files.put("pages/index/index.js", page);
        files.put("pages/index/index.wxml", "<text>{{said}}</text>" + OPENING);
        if (api.startsWith("privacy")) {
            files.put("app.json", "{\"pages\":[\"pages/index/index\"],\"__usePrivacyCheck__\":true}");
        }
        String appId = server().register("Test of " + api);
        server().put("/api/v1/programs/" + appId + "/versions/1", Zips.zip(files));
        return catalogue.version(new AppId(appId), "1").orElseThrow();
    }

    /** A person who agrees to everything, and takes back one permission when shown what they gave. */
    private String answerTo(JsonNode ask) {
        String value = switch (ask.get("name").stringValue()) {
            case "signIn" -> signUp();
            case "profile" -> "{\"granted\":true,\"own\":true}";
            case "phone" -> "{\"phone\":\"%s\"}".formatted(account().addPhone(GuestAccount.randomPhone()));
            case "address" -> "{\"address\":%s}".formatted(account().addAddress());
            case "privacy" -> "{\"agreed\":true}";
            case "consent" -> "{\"granted\":true}";
            case "settings" -> "{\"granted\":{\"scope.camera\":false}}";
            case "location" -> "{\"latitude\":48.5,\"longitude\":9.25,\"speed\":0,\"accuracy\":1,\"altitude\":0}";
            case "chooseLocation" -> "{\"name\":\"The square\",\"address\":\"\",\"latitude\":1,\"longitude\":2}";
            case "openProgram" -> "{\"opened\":true}";
            case "look" -> "{\"widths\":[%s500]}".formatted("500,".repeat(95));
            default -> throw new AssertionError("nobody knows how to answer " + ask);
        };
        return "{\"t\":\"answer\",\"id\":%d,\"ok\":true,\"value\":%s}"
                .formatted(ask.get("id").longValue(), value);
    }

    private @Nullable GuestAccount account;

    private GuestAccount account() {
        return Objects.requireNonNull(account);
    }

    private String signUp() {
        account = GuestAccount.of(server(), people, person);
        return "{\"signedIn\":true}";
    }
}
