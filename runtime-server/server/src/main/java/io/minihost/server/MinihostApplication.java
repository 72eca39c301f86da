package io.minihost.server;

import io.minihost.sandbox.walls.OwnProcess;
import io.minihost.server.commands.Command;
import io.minihost.server.common.startup.HandedSecrets;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The server. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class MinihostApplication {

    public static void main(String[] args) {
        // Before there is a secret in its memory.
        OwnProcess.hide();
        HandedSecrets.take();
        Command.of(args)
                .ifPresentOrElse(
                        command -> System.exit(command.run(args)),
                        () -> SpringApplication.run(MinihostApplication.class, args));
    }
}
