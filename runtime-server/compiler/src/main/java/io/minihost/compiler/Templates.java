package io.minihost.compiler;

import io.minihost.bundle.Bundle;
import io.minihost.bundle.Problem;
import io.minihost.compiler.text.Texts;
import io.minihost.compiler.wxml.GeneratedTemplate;
import io.minihost.compiler.wxml.TemplateCompiler;
import io.minihost.compiler.wxml.TemplateCompilerFailure;
import io.minihost.compiler.wxml.TemplateProblem;
import io.minihost.compiler.wxml.WxmlNormalizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Compiles the templates of a program's pages and components, and what those import. */
final class Templates {

    private static final String WXML = ".wxml";
    /** Ahead of a script's name among a template's needs. */
    private static final String SCRIPT = "wxs:";
    /** Ahead of the line and name of an element. */
    private static final String TAG = "tag:";

    private static final String AROUND = Resources.text("templates.js").strip();

    private final Sources sources;
    private final TemplateCompiler compiler;
    private final Wxs wxs;
    private final Elements elements;
    private final List<Problem> problems;

    Templates(Bundle bundle, Sources sources, TemplateCompiler compiler, NpmTools tools, List<Problem> problems) {
        this.sources = sources;
        this.elements = new Elements(bundle, problems);
        this.compiler = compiler;
        this.wxs = new Wxs(sources, tools, problems);
        this.problems = problems;
    }

    /**
     * Compiles templates and everything they import or include.
     *
     * @param paths without extension; those without a file are left out
     * @return by path without extension
     */
    SortedMap<String, CompiledFile> compile(Collection<String> paths) {
        SortedMap<String, CompiledFile> compiled = new TreeMap<>();
        Deque<String> waiting = new ArrayDeque<>(paths);
        for (String path = waiting.poll(); path != null; path = waiting.poll()) {
            CompiledFile template = compiled.containsKey(path) ? null : template(path);
            if (template != null) {
                compiled.put(path, template);
                problems.addAll(template.problems());
                follow(path, template, waiting);
            }
        }
        return compiled;
    }

    private void follow(String path, CompiledFile template, Deque<String> waiting) {
        for (String need : template.needs()) {
            if (need.startsWith(SCRIPT)) {
                wxs.need(path + WXML, need.substring(SCRIPT.length()));
            } else if (need.startsWith(TAG)) {
                elements.used(path, need.substring(TAG.length()));
            } else if (sources.files().has(need + WXML)) {
                waiting.add(need);
            } else {
                problems.add(Problem.warning(path + WXML, "No such template: " + need + WXML));
            }
        }
    }

    @Nullable
    private CompiledFile template(String path) {
        return sources.compiled("wxml", path + WXML, text -> make(path, text));
    }

    private CompiledFile make(String path, String written) {
        List<Problem> found = new ArrayList<>();
        WxmlNormalizer.Mended mended = WxmlNormalizer.mend(written);
        String text = mended.text();
        TemplateProblem excess = mended.excess();
        if (excess != null) {
            found.add(new Problem(path + WXML, excess.line(), null, Problem.Severity.ERROR, excess.message()));
            return new CompiledFile("", List.of(), found);
        }
        mended.problems().forEach(problem -> found.add(problem(path, problem)));
        try {
            GeneratedTemplate made =
                    compiler.compile(path, text, (module, script) -> wxs.inline(path + WXML, text, script, found));
            made.problems().stream().map(problem -> problem(path, problem)).forEach(found::add);
            List<String> needs = new ArrayList<>(made.templates());
            made.scripts().forEach(script -> needs.add(SCRIPT + script));
            mended.tags().forEach((tag, line) -> needs.add(TAG + line + " " + tag));
            return new CompiledFile(made.code(), needs, found);
        } catch (TemplateCompilerFailure e) {
            found.add(Problem.warning(path + WXML, "Cannot be compiled: " + e.getMessage()));
            return new CompiledFile("", List.of(), found);
        }
    }

    private static Problem problem(String path, TemplateProblem problem) {
        // What cannot be understood is left out, and the rest of the file painted.
        return new Problem(path + WXML, problem.line(), problem.column(), Problem.Severity.WARNING, problem.message());
    }

    /** One expression: all templates, by path. */
    String link(SortedMap<String, CompiledFile> compiled, String runtime) {
        StringBuilder code = new StringBuilder();
        wxs.link(code);
        compiled.forEach((path, template) -> {
            if (!template.code().isEmpty()) {
                code.append("$template(").append(Texts.quote(path)).append(",()=>");
                code.append(template.code()).append(");\n");
            }
        });
        return AROUND.replace("\"@runtime\"", runtime).replace("\"@program\";", code);
    }
}
