package io.minihost.samples.merchant;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.core.env.MapPropertySource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The samples' merchant as a Minihost server starts it. Its settings are one line of JSON on its standard input, where other users of the
 * machine cannot see them; it prints the port that it listens on, and ends when its standard input does.
 */
public final class MerchantBesideServer {

    private static final Duration END_PATIENCE = Duration.ofSeconds(3);

    private MerchantBesideServer() {}

    @SuppressWarnings("SystemOut") // read by the server that has started this
    public static void main(String[] args) throws IOException {
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Map<String, Object> settings =
                JsonMapper.shared().readValue(String.valueOf(input.readLine()), new TypeReference<>() {});
        Thread.ofPlatform().daemon().name("server-watch").start(() -> endWith(input));
        var application = new SpringApplication(SamplesMerchant.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.addInitializers(context ->
                context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("server", settings)));
        var context = application.run("--logging.level.root=warn", "--logging.pattern.console=%-5p %c{0}: %m%n");
        var server = ((WebServerApplicationContext) context).getWebServer();
        System.out.println("listening on port " + (server == null ? 0 : server.getPort()));
        System.out.flush();
    }

    private static void endWith(BufferedReader input) {
        try {
            input.transferTo(Writer.nullWriter());
        } catch (IOException e) {
            // As good as its end.
        }
        Thread.ofPlatform().daemon().name("exit").start(() -> System.exit(0));
        try {
            Thread.sleep(END_PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(0);
    }
}
