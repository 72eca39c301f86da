package io.minihost.cli.commands;

import io.minihost.bundle.Bundle;
import io.minihost.bundle.BundleReader;
import io.minihost.bundle.BundleRejected;
import io.minihost.bundle.Limits;
import io.minihost.bundle.Problem;
import io.minihost.bundle.maps.SourceMaps;
import io.minihost.cli.check.CheckReport;
import io.minihost.cli.check.PageCheck;
import io.minihost.cli.check.Sandbox;
import io.minihost.cli.check.Usage;
import io.minihost.cli.terminal.Surroundings;
import io.minihost.compiler.BundleCompiler;
import io.minihost.compiler.Compilation;
import io.minihost.compiler.CompiledBundle;
import io.minihost.compiler.MemoryCompileCache;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

@Command(
        name = "check",
        description = "Compiles a folder and runs each of its pages in a sandbox, without a host.",
        footer = {"", "There is no network in a check: requests fail, and what waits for one shows nothing."})
public final class CheckCommand extends ProjectCommand {

    private static final long CACHE_CHARACTERS = 10_000_000;

    CheckCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() throws Exception {
        Bundle bundle = new BundleReader(Limits.DEFAULT).read(folder());
        List<Problem> problems = new ArrayList<>(bundle.warnings());
        CheckReport report;
        try (BundleCompiler compiler = new BundleCompiler()) {
            CompiledBundle program = compiled(compiler, bundle, problems);
            SourceMaps maps = SourceMaps.of(bundle.files());
            try (Sandbox sandbox = new Sandbox(compiler)) {
                List<PageCheck> pages = bundle.pages().stream()
                        .map(page -> sandbox.visit(program, bundle, maps, page.path()))
                        .toList();
                report = CheckReport.of(problems, pages, sandbox.support(Usage.of(bundle)));
            }
        }
        report.print(output());
        return report.passed() ? DONE : FAILED;
    }

    private static CompiledBundle compiled(BundleCompiler compiler, Bundle bundle, List<Problem> problems)
            throws BundleRejected {
        Compilation compilation = compiler.compile(bundle, new MemoryCompileCache(CACHE_CHARACTERS));
        problems.addAll(compilation.problems());
        CompiledBundle compiled = compilation.bundle();
        if (compiled == null) {
            throw new BundleRejected(problems);
        }
        return compiled;
    }
}
