package io.minihost.server.commands;

import io.minihost.server.common.HostProperties;
import io.minihost.server.identity.MasterKey;
import java.util.List;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/** The host that the settings name, which may be serving at this moment or not. */
record Host(HostProperties properties, Environment environment, ConfigurableApplicationContext context)
        implements AutoCloseable {

    /** Nothing but the settings, read as the server reads them. */
    static Host of(List<String> settings) {
        var context = new SpringApplicationBuilder(Host.Nothing.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .properties("logging.level.root=warn")
                .run(settings.toArray(String[]::new));
        var environment = context.getEnvironment();
        var properties = Binder.get(environment).bindOrCreate("minihost", HostProperties.class);
        return new Host(properties, environment, context);
    }

    /** The key of this host, which must be there. */
    MasterKey masterKey() {
        return MasterKey.of(environment.getProperty("minihost.master-key"), properties.dataDir());
    }

    @Override
    public void close() {
        context.close();
    }

    static final class Nothing {}
}
