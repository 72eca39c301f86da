package io.minihost.server;

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
        SpringApplication.run(MinihostApplication.class, args);
    }
}
