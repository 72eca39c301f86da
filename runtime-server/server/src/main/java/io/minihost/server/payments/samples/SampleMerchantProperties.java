package io.minihost.server.payments.samples;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the samples' merchant comes from.
 *
 * @param samplesMerchant folder of its jars; the launcher knows it
 */
@ConfigurationProperties("minihost")
record SampleMerchantProperties(@Nullable Path samplesMerchant) {}
