/** The kit alone, as a page loads it by one script tag. Outside of this repository that is the file of the CDN build. */
import 'secure-score-widgets/define';
