/** Starts the application: the signs first, so that the first control already draws ours. */
import './ui/icons.ts'
import './app/wg-app.ts'
