package io.minihost.server.programs.samples;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Programs that come with the server.
 *
 * @param samples whether they are registered and released
 * @param samplesDir folder with one folder for each; the launcher knows it
 */
@ConfigurationProperties("minihost")
record SampleProperties(
        @DefaultValue("false") boolean samples, @Nullable Path samplesDir) {}
