package io.minihost.server.common.startup;

import io.minihost.sandbox.walls.OwnProcess;
import io.minihost.server.common.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.logging.Log;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.DeferredLogFactory;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Settings that the launcher hands over by an open file, one {@code NAME=value} a line, instead of by the environment: what a
 * JVM is started with can be read for as long as it lives.
 */
public final class HandedSecrets implements EnvironmentPostProcessor {

    private static final String FILE = "minihost.secrets-file";

    /** Whose ending tells the framework that its names are those of environment variables. */
    private static final String SOURCE = "handed-" + StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;

    private static final Map<String, Object> TAKEN = new HashMap<>();

    private final Log log;

    HandedSecrets(DeferredLogFactory logs) {
        log = logs.getLog(HandedSecrets.class);
    }

    /** Reads the file and closes it. To be called once, before the application starts. */
    public static void take() {
        var number = Integer.getInteger(FILE);
        if (number == null) {
            return;
        }
        System.clearProperty(FILE);
        try (Stream<String> lines = Files.lines(Path.of("/dev/fd/" + number))) {
            lines.filter(line -> line.indexOf('=') > 0)
                    .forEach(line ->
                            TAKEN.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
        } catch (IOException e) {
            throw new CannotStart("The settings that the launcher hands over cannot be read: " + e.getMessage(), e);
        }
        OwnProcess.close(number);
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        environment
                .getPropertySources()
                .addBefore(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(SOURCE, Map.copyOf(TAKEN)));
        exposed(environment)
                .forEach(name -> log.warn(name
                        + " is given where other processes of this user may read it; the launcher minihost-server"
                        + " takes it from the environment and hides it"));
    }

    private static List<String> exposed(ConfigurableEnvironment environment) {
        var variables = System.getenv().keySet().stream();
        var arguments = environment.getPropertySources().stream()
                .filter(SimpleCommandLinePropertySource.class::isInstance)
                .flatMap(source -> Stream.of(((CommandLinePropertySource<?>) source).getPropertyNames()));
        return Stream.concat(variables, arguments).filter(SecretNames::isSecret).toList();
    }
}
