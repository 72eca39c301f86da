package io.minihost.compiler.wxml;

import java.util.List;

/**
 * One template, compiled on its own: what it takes from other files it looks up when it runs.
 *
 * @param code JavaScript source of one expression over the names of the runtime ({@link TemplateCompiler#runtime()})
 * @param templates paths without extension that it imports or includes
 * @param scripts paths without extension of the WXS files it names
 */
public record GeneratedTemplate(
        String code, List<String> templates, List<String> scripts, List<TemplateProblem> problems) {

    public GeneratedTemplate {
        templates = List.copyOf(templates);
        scripts = List.copyOf(scripts);
        problems = List.copyOf(problems);
    }
}
