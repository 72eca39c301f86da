package io.minihost.server.programs.compile;

import io.minihost.sandbox.runner.JvmSettings;
import io.minihost.sandbox.runner.compile.CompileBudget;
import io.minihost.sandbox.runner.compile.CompileHost;
import io.minihost.server.common.RunnerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CompilerConfiguration {

    @Bean
    ProgramCompiler programCompiler(CompilerProperties properties, BundleLimits limits, RunnerProperties runner) {
        if (!properties.isolated()) {
            return new LocalCompiler(limits.limits());
        }
        var jvm = runner.around(
                JvmSettings.likeThis().withHeapBytes(properties.heap().toBytes()));
        var budget = CompileBudget.ofCpu(properties.deadline());
        return new IsolatedCompiler(new CompileHost(jvm, budget, properties.processes()), limits.limits());
    }
}
