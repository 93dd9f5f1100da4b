"""The Open edX SCORM block in the XBlock workbench, with a package in it: `open_edx.py FOLDER PACKAGE PORT`.

The workbench is no Open edX: it lacks what the block expects of it (a location, the address of the package with the
query at its end, a user), and this script supplies just that.
"""

import os
import sys
from types import SimpleNamespace

folder, package, port = sys.argv[1:]
os.makedirs(os.path.join(folder, "var"), exist_ok=True)
os.chdir(folder)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "workbench.settings")
os.environ["EXCLUDE_SAMPLE_XBLOCKS"] = "yes"

from django.conf import settings  # noqa: E402

settings.MEDIA_ROOT = os.path.join(folder, "media")
settings.XBLOCK_SETTINGS = {}
settings.LOGGING_CONFIG = None

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from openedxscorm.scormxblock import ScormXBlock  # noqa: E402
from workbench import scenarios  # noqa: E402
from workbench.runtime import WorkbenchRuntime  # noqa: E402
from workbench.runtime_util import reset_global_state  # noqa: E402

user = SimpleNamespace(opt_attrs={"edx-platform.user_id": 1, "edx-platform.username": "learner"})
ScormXBlock.location = property(lambda self: SimpleNamespace(block_id="scorm", course_key="course", org="org", course="course"))
ScormXBlock.get_current_user = lambda self: user
# Its own scenario has a tag that no block answers to.
ScormXBlock.workbench_scenarios = staticmethod(lambda: [])
ScormXBlock.xblock_settings = property(lambda self: {})


def index_page_url(self):
    if not self.index_page_path:
        return ""
    base, _, query = self.runtime.handler_url(self, "assets_proxy").partition("?")
    return f"{base.rstrip('/')}/{self.index_page_path}?{query}"


ScormXBlock.index_page_url = property(index_page_url)

call_command("migrate", verbosity=0, run_syncdb=True)
reset_global_state()
scenarios.add_xml_scenario("scorm", "SCORM", "<scorm/>")
block = WorkbenchRuntime("author").get_block(scenarios.SCENARIOS["scorm"].usage_id)
with open(package, "rb") as file:
    block.update_package_meta(file)
    file.seek(0)
    block.extract_package(file)
block.update_package_fields()
block.has_score = False
block.save()
print(f"warnings: {block.package_warnings} version: {block.scorm_version} index: {block.index_page_path}", flush=True)
print("ready", flush=True)
call_command("runserver", f"127.0.0.1:{port}", "--noreload", "--insecure", verbosity=0)
