package io.minihost.server.programs;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CompilerConfiguration {

    @Bean
    ProgramCompiler programCompiler(CompilerProperties properties, BundleLimits limits) {
        return properties.isolated()
                ? new IsolatedCompiler(properties, limits.limits())
                : new LocalCompiler(limits.limits());
    }
}
