/**
 * The catalogue of recommended actions: what the generator scores, and a shelf of profiles that a tenant is not scored
 * on. Services, categories and threats are the vendor's vocabulary; the sentences are our own.
 */

/** What an action is measured by: a setting, a share of users, administrators or devices, or a count without a total. */
export type Measure = 'setting' | 'users' | 'administrators' | 'devices' | 'count';

export interface Action {
  readonly id: string;
  readonly category: 'Apps' | 'Identity' | 'Data' | 'Device';
  readonly service: string;
  readonly maxPoints: number;
  readonly measure: Measure;
  readonly userImpact: string | null;
  readonly implementationCost: string;
  readonly tier: 'Core' | 'Defense In Depth' | 'Advanced';
  readonly threats: readonly string[];
  readonly title: string;
  readonly description: string;
  readonly steps: readonly string[];
  /** Path of the page that manages it, below the portal's address. */
  readonly portal: string;
}

const threats: Readonly<Record<string, string>> = {
  a: 'Account breach',
  A: 'Account Breach',
  x: 'Data Exfiltration',
  p: 'Password Cracking',
  i: 'Malicious Insider',
  d: 'Data Deletion',
  e: 'Elevation of Privilege',
  s: 'Data Spillage',
};
const tiers = { c: 'Core', d: 'Defense In Depth', a: 'Advanced' } as const;
const measures = { s: 'setting', u: 'users', a: 'administrators', d: 'devices', n: 'count' } as const;
const categories = { A: 'Apps', I: 'Identity', D: 'Data', V: 'Device' } as const;
/** The vendor's vocabulary comes in mixed case and with holes; so does ours. */
const levels: Readonly<Record<string, string | null>> = {
  l: 'low',
  L: 'Low',
  m: 'Moderate',
  M: 'moderate',
  u: 'medium',
  h: 'High',
  H: 'high',
  '?': 'Unknown',
  n: 'None',
  '-': null,
};

/** `category measure tier, user impact and cost, threats`, then words. */
type Row = readonly [
  id: string,
  codes: string,
  maxPoints: number,
  service: string,
  portal: string,
  title: string,
  description: string,
  steps: string,
];

// One action a line: broken into its fields the table could no longer be read down a column.
// prettier-ignore
const rows: readonly Row[] = [
  ['AdminMFAV2', 'Iac lL aAe', 10, 'AzureAD', 'entra/protection/authentication-methods', 'Require multifactor authentication for every administrator', 'A stolen administrator password alone opens the whole tenant. A second proof stops nearly all such sign-ins.', 'Open *Protection* and then *Conditional Access*.|Create a policy for all directory roles and all cloud apps.|Under *Grant* choose *Require multifactor authentication*, keep one emergency account out, and turn the policy on.'],
  ['MFARegistrationV2', 'Iuc mm ap', 9, 'AzureAD', 'entra/protection/registration-policy', 'Have all users registered for multifactor authentication', 'People who have not registered a second proof cannot be challenged when a sign-in looks wrong.', 'Open *Identity Protection* and choose the *registration policy*.|Include all users.|Turn it on and follow up with those who skip it for 14 days.'],
  ['BlockLegacyAuthentication', 'Iuc mm apx', 8, 'AzureAD', 'entra/protection/conditional-access', 'Block sign-ins by legacy protocols', 'Older protocols cannot ask for a second proof, which makes them the favourite door for password spraying.', 'Look in the *sign-in log* for clients that still use older protocols.|Move these to modern sign-in.|Turn on a policy that blocks *other clients* for all users.'],
  ['SigninRiskPolicy', 'Iua MM aA', 7, 'AzureAD', 'entra/protection/risk-policies', 'Challenge sign-ins that carry a medium or high risk', 'Unfamiliar places, anonymous networks and leaked tokens raise the risk of a sign-in; it should then be proved again.', 'Open *Conditional Access* and create a policy.|Under *Conditions* pick sign-in risk *medium and above*.|Require multifactor authentication each time.'],
  ['UserRiskPolicy', 'Iua MM aA', 7, 'AzureAD', 'entra/protection/risk-policies', 'Make users at high risk change their password', 'Passwords found in leaks stay dangerous until they are changed.', 'Turn on *self-service password reset*.|Create a policy for user risk *high*.|Require a password change together with multifactor authentication.'],
  ['SelfServicePasswordReset', 'Iuc lL a', 1, 'AzureAD', 'entra/users/password-reset', 'Let users reset their own password', 'A reset that people can do themselves is faster than the help desk and is checked by a second proof.', 'Open *Password reset*.|Choose *All* and require two methods.'],
  ['PWAgePolicyNew', 'Isc nl ap', 8, 'AzureAD', 'admin/settings/security', 'Stop passwords from expiring on a schedule', 'Forced changes lead to weaker, numbered passwords. A change is due when there is a sign of theft.', 'Open *Security and privacy* in the admin centre.|Set passwords to *never expire*.'],
  ['OneAdmin', 'Inc nl ae', 1, 'AzureAD', 'entra/roles', 'Keep between two and four global administrators', 'One is too few when that person is away; each further one is another target.', 'Open *Roles and administrators*.|Leave two to four accounts in the role and give the others a smaller one.'],
  ['RoleOverlap', 'Inc nL ei', 1, 'AzureAD', 'entra/roles', 'Use roles with fewer rights for daily administration', 'Most tasks need far less than the global role.', 'List what each global administrator does.|Assign the role that covers just that.'],
  ['IntegratedApps', 'Isc ml xa', 4, 'AzureAD', 'entra/enterprise-apps/consent', 'Do not let users consent to applications nobody has vetted', 'Consent phishing asks for access to mail and files without needing a password.', 'Open *Consent and permissions*.|Allow consent for verified publishers and low-impact rights only.|Name reviewers for all other requests.'],
  ['aad_admin_accounts_cloud_only', 'Isc ?? ae', 3, 'AzureAD', 'entra/users', 'Keep administrative accounts separate and cloud-only', 'An account that is synchronised from on premises falls together with it.', 'Create cloud-only accounts for administration.|Remove the roles from daily accounts.'],
  ['aad_custom_banned_passwords', 'Isc ?? pa', 5, 'AzureAD', 'entra/protection/password-protection', 'Ban passwords that contain your own names', 'Company, product and place names are the first guesses of any attacker.', 'Open *Password protection*.|Switch on the *custom list*.|Enter brands, sites and abbreviations.'],
  ['aad_password_protection_onpremises', 'Isd nM p', 5, 'AzureAD', 'entra/protection/password-protection', 'Bring password protection to the local directory', 'Weak passwords set on premises travel to the cloud with the next synchronisation.', 'Install the agent on the domain controllers.|Run it in *audit* for two weeks.|Then switch to *enforce*.'],
  ['aad_phishing_resistant_mfa', 'Iaa uM aAe', 8, 'AzureAD', 'entra/protection/authentication-strengths', 'Ask administrators for a phishing-resistant proof', 'Codes and prompts can be relayed by a fake page; passkeys and certificates cannot.', 'Hand out security keys.|Create a policy for directory roles.|Require the strength *phishing-resistant*.'],
  ['aad_sign_in_frequency_admins', 'Iac ll ae', 4, 'AzureAD', 'entra/protection/conditional-access', 'Limit how long an administrator stays signed in', 'A session that never ends is worth stealing.', 'Edit the policy for administrators.|Set the sign-in frequency to *4 hours* and never keep the browser session.'],
  ['aad_guest_invite_restricted', 'Isc -? sx', 3, 'AzureAD', 'entra/external-identities', 'Let only chosen people invite guests', 'Every guest is an account whose security somebody else looks after.', 'Open *External collaboration settings*.|Allow invitations for the role *guest inviter* only.'],
  ['AATP_SensorCoverage', 'Iud nM ae', 5, 'Azure ATP', 'defender/identities/sensors', 'Install identity sensors on every domain controller', 'A controller without a sensor is a blind spot for lateral movement.', 'Compare the list of controllers with that of sensors.|Install the missing ones with the same access key.'],
  ['AATP_DormantAccounts', 'Iuc ll aeA', 4, 'Azure ATP', 'defender/identities/posture', 'Remove dormant accounts from sensitive groups', 'Nobody notices when an account that nobody uses is taken over.', 'Review members without a sign-in for 180 days.|Remove them from the groups, then disable them.'],
  ['AATP_LateralMovement', 'Iud lm e', 6, 'Azure ATP', 'defender/identities/posture', 'Cut risky lateral movement paths', 'Local administrator rights spread over many machines let one infected laptop reach the servers.', 'Open the *paths* report.|Remove the local rights that start each path.|Roll out unique local passwords.'],
  ['AATP_UnsecureKerberos', 'Isd nm ea', 4, 'Azure ATP', 'defender/identities/posture', 'Remove unconstrained delegation', 'A server that may act as anyone turns into anyone once it is taken over.', 'List the accounts with unconstrained delegation.|Change each to *constrained* or remove it.'],

  ['mdo_safelinksforemail', 'Auc lL ax', 9, 'MDO', 'defender/policies/safelinks', 'Check links in mail when they are clicked', 'A page that was harmless at delivery may be armed an hour later.', 'Open *Safe Links*.|Create a policy for all domains.|Turn on the check at the time of the click, also inside the organization.'],
  ['mdo_safelinksforOfficeApps', 'Auc lL ax', 5, 'MDO', 'defender/policies/safelinks', 'Check links in Office documents', 'Phishing moves into documents where mail filters do not look.', 'Edit the *Safe Links* policy.|Turn on *Office apps*.|Do not let users click through.'],
  ['mdo_safeattachments', 'Auc lL axd', 8, 'MDO', 'defender/policies/safeattachments', 'Open attachments in a sandbox before delivery', 'Unknown files are run in isolation, so that new malware shows itself first.', 'Open *Safe Attachments*.|Choose *Block* with *dynamic delivery*.|Apply it to all recipients.'],
  ['mdo_safedocuments', 'Asa ll x', 5, 'MDO', 'defender/policies/safeattachments', 'Keep documents in protected view until they are scanned', 'Leaving protected view runs the active parts of a file.', 'Open the *global settings* of Safe Attachments.|Turn on *Safe Documents* and forbid the bypass.'],
  ['mdo_commonattachmentsfilter', 'Auc nl d', 5, 'MDO', 'defender/policies/antimalware', 'Filter file types that nobody sends for work', 'Executables and disk images in mail are attacks in nearly every case.', 'Edit the *anti-malware* policy.|Turn on the *common attachments filter* with the suggested list.'],
  ['mdo_zapmalware', 'Auc nn d', 6, 'MDO', 'defender/policies/antimalware', 'Remove malware found after delivery', 'Signatures often arrive minutes after the mail.', 'Edit the *anti-malware* policy.|Turn on the zero-hour removal.'],
  ['mdo_zapphish', 'Auc nn a', 3, 'MDO', 'defender/policies/antispam', 'Remove phishing found after delivery', 'Campaigns are often recognised when the first mails are already in the inbox.', 'Edit the *anti-spam* policy.|Turn on the zero-hour removal for phishing.'],
  ['mdo_zapspam', 'Auc nn a', 1, 'MDO', 'defender/policies/antispam', 'Remove spam found after delivery', 'Late verdicts should still reach the inbox.', 'Edit the *anti-spam* policy.|Turn on the zero-hour removal for spam.'],
  ['mdo_highconfidencephishaction', 'Auc nl a', 5, 'MDO', 'defender/policies/antispam', 'Quarantine phishing of high confidence', 'The junk folder is one click away from the harm.', 'Edit the *anti-spam* policy.|Set the act for phishing of high confidence to *quarantine*.'],
  ['mdo_highconfidencespamaction', 'Auc nl a', 5, 'MDO', 'defender/policies/antispam', 'Quarantine spam of high confidence', 'Mail that is almost surely spam needs no place in the mailbox.', 'Edit the *anti-spam* policy.|Set the act to *quarantine*.'],
  ['mdo_bulkthreshold', 'Auc lL a', 1, 'MDO', 'defender/policies/antispam', 'Lower the threshold for bulk mail', 'A loose threshold lets through what hides among newsletters.', 'Edit the *anti-spam* policy.|Set the threshold to *6* or less.'],
  ['mdo_quarantineretentionperiod', 'Auc nn a', 1, 'MDO', 'defender/policies/antispam', 'Keep quarantined mail for 30 days', 'Too short a time loses evidence and false positives.', 'Edit the *anti-spam* policy.|Set the retention to *30 days*.'],
  ['mdo_enablemailboxintelligence', 'Auc nl a', 8, 'MDO', 'defender/policies/antiphishing', 'Learn who writes to whom', 'A picture of usual contacts makes an impostor stand out.', 'Edit the *anti-phishing* policy.|Turn on *mailbox intelligence* with impersonation protection.'],
  ['mdo_targetedusersprotection', 'Auc ll a', 8, 'MDO', 'defender/policies/antiphishing', 'Protect named people from impersonation', 'Invoices in the name of the managing director are the costliest kind of phishing.', 'Edit the *anti-phishing* policy.|Name directors and finance staff.|Quarantine mail that imitates them.'],
  ['mdo_enabledomainstoprotect', 'Auc ll a', 8, 'MDO', 'defender/policies/antiphishing', 'Protect your domains from look-alikes', 'One swapped letter is easy to overlook.', 'Edit the *anti-phishing* policy.|Protect *domains I own* and those of close partners.'],
  ['mdo_phishthresholdlevel', 'Auc ll a', 8, 'MDO', 'defender/policies/antiphishing', 'Raise the phishing threshold', 'The standard level lets doubtful mail pass.', 'Edit the *anti-phishing* policy.|Set the level to *2 – aggressive* and review the quarantine for a week.'],
  ['mdo_blockmailforward', 'Auc mL xi', 7, 'MDO', 'defender/policies/outbound', 'Stop automatic forwarding to the outside', 'A quiet forwarding rule is the first thing an intruder sets up.', 'Edit the *outbound* policy.|Turn automatic forwarding *off*.|Allow exceptions by a group.'],
  ['mdo_spoofintelligence', 'Asc nl a', 4, 'MDO', 'defender/policies/spoof', 'Review senders that spoof your domains', 'Allowed spoofing should be a decision, not a leftover.', 'Open *Spoof intelligence*.|Block every sender that nobody can name.'],
  ['exo_mailboxaudit', 'Asc nn xi', 5, 'EXO', 'purview/audit', 'Audit what happens in mailboxes', 'Without a log nobody can tell what was read after a break-in.', 'Connect to the mail service.|Turn auditing on for the organization.|Check that no mailbox bypasses it.'],
  ['exo_individualsharing', 'Asc lL s', 3, 'EXO', 'exchange/sharing', 'Do not share calendar details with the outside', 'Times, places and subjects of meetings are useful to whoever prepares a fraud.', 'Open *Individual sharing*.|Allow free and busy times only.'],
  ['exo_oauth2clientprofileenabled', 'Asc nl a', 3, 'EXO', 'admin/settings/modern-auth', 'Use modern authentication for mail clients', 'Only modern clients can be asked for a second proof.', 'Open *Modern authentication*.|Turn it on for all clients.'],
  ['exo_storageproviderrestricted', 'Asc Ll xs', 2, 'EXO', 'exchange/owa-policies', 'Restrict personal storage in the web mailer', 'Files leave the organization when private storage is one click away.', 'Edit the mailbox policy.|Turn off additional storage providers.'],
  ['exo_outlookaddins', 'Asc ml x', 2, 'EXO', 'exchange/roles', 'Do not let users install mail add-ins', 'An add-in can read every message.', 'Edit the default role assignment policy.|Remove the three rights for add-ins.'],
  ['exo_transportrulesallowlistdomains', 'Asc nl a', 3, 'EXO', 'exchange/rules', 'Let no mail rule skip the spam filter for whole domains', 'An allowed domain lets its spoofers pass as well.', 'Search the *mail flow rules* for a spam level of −1.|Narrow each to sender and signature.'],
  ['exo_dkim', 'Asc nl a', 4, 'EXO', 'defender/policies/dkim', 'Sign outgoing mail with DKIM', 'Receivers can only trust what is signed.', 'Publish the two records.|Turn signing on for each domain.'],
  ['exo_dmarc', 'Asd nM a', 4, 'EXO', 'admin/domains', 'Publish a DMARC policy that rejects', 'A policy of *none* only watches.', 'Collect reports for four weeks.|Move to *quarantine*, then to *reject*.'],
  ['spo_legacy_auth', 'Asc ll a', 3, 'SPO', 'sharepoint/access-control', 'Block apps without modern authentication in SharePoint', 'Older apps hand over plain passwords.', 'Open *Access control*.|Block apps that do not use modern authentication.'],
  ['spo_idle_session_timeout', 'Asc ml a', 2, 'SPO', 'sharepoint/access-control', 'Sign out idle sessions on shared devices', 'A forgotten browser is an open filing cabinet.', 'Open *Idle session sign-out*.|Warn after 50 minutes and sign out after an hour.'],
  ['spo_external_sharing', 'Asc ml sx', 5, 'SPO', 'sharepoint/sharing', 'Share with guests who sign in, not with anyone', 'A link for anyone can be passed on without a trace.', 'Open *Sharing*.|Set the slider to *new and existing guests*.|Let links for guests expire after 30 days.'],
  ['spo_default_link_internal', 'Asc lL s', 3, 'SPO', 'sharepoint/sharing', 'Make links internal unless someone chooses otherwise', 'People take the first choice; it should be the safe one.', 'Open *File and folder links*.|Choose *specific people* as the default.'],
  ['teams_external_domains', 'Asc ml ax', 4, 'Teams', 'teams/external-access', 'Chat only with domains you know', 'Impostors in chat are trusted more than in mail.', 'Open *External access*.|Allow the domains of partners and block all others.'],
  ['teams_anonymous_start', 'Asc ll s', 2, 'Teams', 'teams/meetings', 'Do not let anonymous people start a meeting', 'A meeting room without a host is free office space for fraud.', 'Edit the global *meeting policy*.|Turn the setting off.'],
  ['teams_lobby', 'Asc ll s', 2, 'Teams', 'teams/meetings', 'Let guests wait in the lobby', 'The organizer sees who is coming.', 'Edit the global *meeting policy*.|Admit *people in my organization* only.'],
  ['mda_log_upload', 'Asa nM x', 3, 'MDA', 'defender/cloudapps/discovery', 'Feed firewall logs to cloud discovery', 'What is not seen cannot be assessed.', 'Set up a *log collector*.|Point the firewalls to it.'],
  ['mda_oauth_policy', 'Asa nl xa', 4, 'MDA', 'defender/cloudapps/policies', 'Be told about new OAuth apps with high rights', 'A rare app with broad rights deserves a look on its first day.', 'Create an *OAuth app policy*.|Filter for high rights and rare use.|Send alerts to the service desk.'],
  ['mda_activity_policy', 'Asa nl xi', 3, 'MDA', 'defender/cloudapps/policies', 'Alert on mass downloads', 'Two hundred files in five minutes is not daily work.', 'Create an *activity policy* from the template for mass download.|Let it suspend the session.'],
  ['CustomerLockBoxEnabled', 'Asd nn xi', 3, 'EXO', 'admin/settings/lockbox', 'Approve access by the vendor’s engineers', 'Support should need your consent before it opens your data.', 'Open *Customer Lockbox*.|Turn the approval on and name two approvers.'],
  ['mip_search_auditlog', 'Asc nn xi', 3, 'MIP', 'purview/audit', 'Record user and administrator activity', 'The audit log is the memory of the tenant.', 'Open *Audit*.|Start recording.'],

  ['dlp_datalossprevention', 'Dsc mM xs', 5, 'MIP', 'purview/dlp', 'Apply data loss prevention policies', 'Card numbers and health data should not leave by mistake.', 'Start from the template for your country.|Run it in *simulation* for two weeks.|Then block, with a reason for exceptions.'],
  ['dlp_teams', 'Dud mM xs', 4, 'MIP', 'purview/dlp', 'Cover chats with data loss prevention', 'Chats carry the same data as mail.', 'Edit the policy.|Add the location *chat and channel messages*.'],
  ['dlp_endpoint', 'Dda mM xs', 5, 'MIP', 'purview/dlp', 'Cover devices with data loss prevention', 'A stick or a print is an exit too.', 'Onboard the devices.|Add the location *devices* and audit first.'],
  ['mip_purviewlabelconsent', 'Dsc nl s', 2, 'MIP', 'purview/labels', 'Extend sensitivity labels to the data map', 'Labels should follow the data out of the office suite.', 'Open *Labels*.|Turn on the extension and agree to it.'],
  ['mip_sensitivitylabelspolicies', 'Duc mM s', 6, 'MIP', 'purview/labels', 'Publish sensitivity labels to all users', 'People can only mark what they have a label for.', 'Start with four labels.|Publish them to everyone.|Make a default and ask for a reason to lower it.'],
  ['mip_autosensitivitylabelspolicies', 'Dua lM s', 6, 'MIP', 'purview/labels', 'Label known patterns automatically', 'Nobody labels by hand what arrived last year.', 'Create an *auto-labelling policy*.|Simulate it.|Turn it on for sites with customer data.'],
  ['mip_retention', 'Dsd lM d', 4, 'MIP', 'purview/retention', 'Keep business records by policy', 'Deleted in anger is deleted, unless a policy keeps it.', 'Create a *retention policy* for mail and files.|Keep for the years your law asks for.'],
  ['mip_encrypt_external', 'Dsd mL xs', 4, 'MIP', 'exchange/rules', 'Encrypt confidential mail to the outside', 'A label alone does not lock the letter.', 'Create a rule for the label *confidential*.|Apply the encryption template.'],

  ['scid_bitlocker', 'Vdc lM xs', 9, 'MDATP', 'defender/vulnerability/recommendations', 'Encrypt the system drives with BitLocker', 'A lost laptop is a loss of hardware only when its drive is encrypted.', 'Create a *disk encryption* profile.|Store recovery keys in the directory.|Assign it to all Windows devices.'],
  ['scid_tamper_protection', 'Vdc nl ed', 9, 'MDATP', 'defender/settings/endpoints', 'Turn on tamper protection', 'Malware’s first act is to switch off the guard.', 'Open the *advanced features*.|Turn on *tamper protection* for the tenant.'],
  ['scid_asr_lsass', 'Vdc lm ae', 9, 'MDATP', 'intune/attack-surface-reduction', 'Block theft of credentials from LSASS', 'Passwords kept in memory are the key to the next machine.', 'Create an *attack surface reduction* profile.|Audit the rule for two weeks.|Then block.'],
  ['scid_asr_office_children', 'Vdc mm e', 9, 'MDATP', 'intune/attack-surface-reduction', 'Keep Office from starting other programs', 'A document has no business in starting a shell.', 'Audit the rule.|Make exceptions by path.|Then block.'],
  ['scid_asr_usb', 'Vdd ml dx', 7, 'MDATP', 'intune/attack-surface-reduction', 'Block untrusted programs from USB drives', 'Found sticks get plugged in.', 'Turn the rule to *block* for all devices.'],
  ['scid_firewall', 'Vdc ll ea', 8, 'MDATP', 'intune/firewall', 'Turn on the firewall in every profile', 'Laptops meet other networks every day.', 'Create a *firewall* profile.|Turn on domain, private and public, inbound blocked.'],
  ['scid_realtime', 'Vdc nn d', 10, 'MDATP', 'intune/antivirus', 'Keep real-time protection on', 'Everything else builds on it.', 'Create an *antivirus* profile.|Turn on real-time and cloud-delivered protection.'],
  ['scid_update_os', 'Vdc mm ea', 8, 'MDATP', 'intune/windows-update', 'Install operating system updates within 14 days', 'Most attacks use holes that are closed already.', 'Create an *update ring* with a deadline of 14 days.|Follow the report on failures.'],
  ['scid_local_admin', 'Vdd mM ei', 7, 'MDATP', 'intune/account-protection', 'Give every device its own local administrator password', 'A shared one opens all machines at once.', 'Create a *local password* policy.|Rotate every 30 days.|Remove the old shared account.'],
  ['scid_smartscreen', 'Vdc lL a', 6, 'MDATP', 'intune/settings-catalog', 'Warn of unsafe pages and downloads', 'The browser sees the page before the user believes it.', 'Set *SmartScreen* to block in the settings catalogue.'],
  ['scid_screen_lock', 'Vdc ll i', 5, 'MDATP', 'intune/compliance', 'Lock screens after ten minutes', 'An open screen needs no password.', 'Set the inactivity limit to *600 seconds*.'],
  ['scid_edr_onboarded', 'Vdc nM ed', 10, 'MDATP', 'defender/devices', 'Onboard every device to endpoint detection', 'A machine that reports nothing looks healthy.', 'Compare the directory with the device list.|Onboard what is missing by profile.'],
  ['intune_compliance_default', 'Vsc ml a', 4, 'Intune', 'intune/compliance', 'Treat devices without a policy as not compliant', 'Silence should not count as consent.', 'Open the *compliance settings*.|Mark devices without a policy as *not compliant*.'],
];

function actionOf([id, codes, maxPoints, service, portal, title, description, steps]: Row): Action {
  const [kinds, costs, threatCodes] = codes.split(' ') as [string, string, string];
  return {
    id,
    category: categories[kinds[0] as keyof typeof categories],
    measure: measures[kinds[1] as keyof typeof measures],
    tier: tiers[kinds[2] as keyof typeof tiers],
    userImpact: levels[costs[0]!] ?? null,
    implementationCost: levels[costs[1]!] ?? 'Unknown',
    threats: [...threatCodes].map((code) => threats[code]!),
    maxPoints,
    service,
    portal,
    title,
    description,
    steps: steps.split('|'),
  };
}

export const actions: readonly Action[] = rows.map(actionOf);

/** Added by the vendor while the history runs. */
export const newActionIds: readonly string[] = ['aad_phishing_resistant_mfa', 'teams_external_domains'];

/** Scored until the vendor retired it, while the history runs; its profile stays on the shelf, deprecated. */
export const retiredAction: Action = actionOf([
  'exo_pop_imap_disabled',
  'Auc ml a',
  6,
  'EXO',
  'exchange/mailboxes',
  'Turn off the old mail protocols',
  'Replaced by the action that blocks legacy protocols as a whole.',
  'No step is needed any more.',
]);

// prettier-ignore
const shelfProducts = [
  ['MDA_SF', 'Salesforce'], ['MDA_SNOW', 'ServiceNow'], ['MDA_GitHub', 'GitHub'], ['MDA_Zendesk', 'Zendesk'], ['MDA_CitrixSF', 'ShareFile'], ['MDA_Atlassian', 'Atlassian'],
  ['MDA_Zoom', 'Zoom'], ['MDA_DocuSign', 'DocuSign'], ['MDA_Okta', 'Okta'], ['MDA_Dropbox', 'Dropbox'], ['MDA_Google', 'Google Workspace'], ['MDA_Slack', 'Slack'], ['MDA_Workday', 'Workday'],
] as const;
// prettier-ignore
const shelfSettings = [
  'Require multifactor authentication for administrators of', 'Require single sign-on for', 'Limit session length in', 'Restrict sign-ins by network in', 'Set a minimum password length in',
  'Lock accounts after failed sign-ins to', 'Turn on the audit log of', 'Keep the audit log a year in', 'Restrict public links in', 'Let shared links expire in',
  'Review administrators of', 'Disable unused accounts in', 'Restrict installed apps in', 'Rotate access keys of', 'Limit data export from',
  'Block outdated clients of', 'Verify domains in', 'Restrict guests in', 'Encrypt backups of', 'Alert on new administrators of',
  'Require approval for apps in', 'Restrict interface tokens of', 'Turn on anomaly alerts in', 'Hide technical details in errors of', 'Check file types on upload to', 'Require a reason for exports from',
] as const;

/** Profiles of services that this tenant is not scored on: the larger part of the vendor's catalogue. */
export const shelf: readonly Action[] = shelfProducts.flatMap(([service, product]) =>
  shelfSettings.map((setting, index): Action => ({
    id: `${service.toLowerCase()}_setting_${String(index + 1).padStart(2, '0')}`,
    category: index % 9 === 4 ? 'Identity' : 'Apps',
    measure: 'setting',
    tier: 'Core',
    userImpact: 'Unknown',
    implementationCost: 'Unknown',
    threats: index % 2 === 0 ? ['Account breach'] : ['Data Exfiltration'],
    maxPoints: 1 + ((index * 3 + service.length) % 8),
    service,
    portal: 'defender/cloudapps/connectors',
    title: `${setting} ${product}`,
    description: `Applies to connected ${product} organizations.`,
    steps: [`Sign in to ${product} as an administrator.`, 'Open the *security settings*.', 'Change the setting and save.'],
  })),
);
