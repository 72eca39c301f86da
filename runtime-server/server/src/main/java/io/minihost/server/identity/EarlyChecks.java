package io.minihost.server.identity;

import io.minihost.server.common.HostProperties;
import io.minihost.server.common.InvalidSetting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Looks at secrets before a database is started for them. */
@Configuration(proxyBeanMethods = false)
class EarlyChecks {

    private static final String SETTING = "minihost.operator-token";

    @Bean
    static BeanFactoryPostProcessor operatorTokenSetting(Environment environment) {
        return beans -> {
            var given = environment.getProperty(SETTING);
            if (given != null && !given.isBlank() && !IdentityProperties.isToken(given.strip())) {
                throw new InvalidSetting(SETTING, "…", IdentityProperties.TOKEN_FORM);
            }
            if (given == null || given.isBlank()) {
                var host = Binder.get(environment).bindOrCreate("minihost", HostProperties.class);
                checkFile(host.dataDir().resolve(OperatorToken.FILE));
            }
        };
    }

    private static void checkFile(Path file) {
        try {
            if (Files.exists(file)
                    && !IdentityProperties.isToken(Files.readString(file).strip())) {
                throw new InvalidSetting(
                        SETTING,
                        "the content of " + file,
                        IdentityProperties.TOKEN_FORM + "; remove the file for a new one");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
