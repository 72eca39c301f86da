/** What calls over HTTP share: problems, pages of lists, revisions. */
@NullMarked
package io.minihost.server.common.web;

import org.jspecify.annotations.NullMarked;
