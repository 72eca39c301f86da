package io.minihost.server.programs;

import io.minihost.sandbox.runner.CompileHost;
import io.minihost.sandbox.runner.JvmSettings;
import io.minihost.server.common.RunnerProperties;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CompilerConfiguration {

    /**
     * Compiles uploads.
     *
     * @param modules folder of the optimizing compiler's modules, when this JVM has none of its own
     */
    @Bean
    ProgramCompiler programCompiler(
            CompilerProperties properties,
            BundleLimits limits,
            @Value("${minihost.compiler-modules:#{null}}") @Nullable Path modules,
            RunnerProperties runner) {
        if (!properties.isolated()) {
            return new LocalCompiler(limits.limits());
        }
        var jvm = runner.around(JvmSettings.likeThis()
                .withHeapBytes(properties.heap().toBytes())
                .withCompilerModules(modules));
        return new IsolatedCompiler(new CompileHost(jvm, properties.deadline()), limits.limits());
    }
}
